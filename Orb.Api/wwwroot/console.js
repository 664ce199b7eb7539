// Keeps an open page true: swaps in what the server renders when the project's event stream
// says that something happened, and lets relative times go on. Every page works without it.

const page = document.querySelector("[data-live]");
const states = { live: "live", off: "reconnecting", ended: "ended" };

function show(state) {
  const sign = page.querySelector("[data-live-state]");
  if (sign.dataset.liveState !== state || sign.textContent === "") {
    sign.dataset.liveState = state;
    sign.textContent = states[state];
  }
}

// What a person has open, typed or focused inside a fragment outlives its renewal.
function swap(section, html) {
  const open = [...section.querySelectorAll("details[open][id]")].map((each) => each.id);
  const focused = section.contains(document.activeElement) ? document.activeElement : null;
  const focus = focused && (focused.id ? `#${focused.id}` : focused.closest("[id]") && `#${focused.closest("[id]").id} ${focused.localName}`);
  const scrolled = [...section.querySelectorAll("pre")].filter((each) => each.scrollTop).map((each) => [each.closest("details").id, each.scrollTop]);
  section.innerHTML = html;
  for (const id of open) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  for (const [id, top] of scrolled) {
    const pre = document.getElementById(id)?.querySelector("pre");
    if (pre) {
      pre.scrollTop = top;
    }
  }
  if (focus) {
    section.querySelector(focus)?.focus({ preventScroll: true });
  }
}

async function renew(section) {
  const answer = await fetch(page.dataset.fragments + section.dataset.fragment, { headers: { accept: "text/html" } });
  if (answer.redirected || answer.status === 401 || answer.status === 404) {
    location.reload();
  } else if (answer.ok) {
    swap(section, await answer.text());
  } else {
    throw new Error(`The fragment answered ${answer.status}`);
  }
}

// One renewal at a time, and never two for events that come together.
let wanted = false;
let running = false;
async function refresh() {
  wanted = true;
  if (running) {
    return;
  }
  running = true;
  while (wanted) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    wanted = false;
    try {
      await Promise.all([...page.querySelectorAll("[data-fragment]")].map(renew));
      // The form is no fragment, so that nothing typed is lost; once the project is over it leads nowhere.
      if (!page.querySelector("[data-asks]")) {
        document.getElementById("ask")?.remove();
      }
    } catch {
      show("off");
      wanted = true;
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
  running = false;
  if (stream.readyState === EventSource.OPEN) {
    show("live");
  }
}

let stream;
function listen() {
  let seen = Number(page.dataset.seen);
  let ended = false;
  stream = new EventSource(page.dataset.live);
  stream.addEventListener("open", () => show("live"));
  stream.addEventListener("error", () => {
    if (ended) {
      return;
    }
    show("off");
    // A stream that the server refused is not tried again by the browser.
    if (stream.readyState === EventSource.CLOSED) {
      page.dataset.seen = seen;
      setTimeout(listen, 5000);
    }
  });
  const happened = (event) => {
    const number = Number(event.lastEventId);
    if (!number || number > seen) {
      seen = number || seen;
      refresh();
    }
  };
  for (const type of page.dataset.types.split(" ")) {
    stream.addEventListener(type, happened);
  }
  stream.addEventListener("message", happened);
  stream.addEventListener("end", () => {
    ended = true;
    stream.close();
    show("ended");
    refresh();
  });
}

// The words of RelativeTime on the server.
function span(seconds) {
  return seconds < 60 ? `${Math.ceil(seconds)} s`
    : seconds < 3600 ? `${Math.floor(seconds / 60)} min`
    : seconds < 172800 ? `${Math.floor(seconds / 3600)} h`
    : `${Math.floor(seconds / 86400)} d`;
}

function tick() {
  for (const time of document.querySelectorAll("time[data-relative]")) {
    const away = (Date.parse(time.dateTime) - Date.now()) / 1000;
    const due = time.dataset.relative === "due";
    const words = due && away <= 0 ? "now" : !due && Math.abs(away) < 5 ? "just now" : away > 0 ? `in ${span(away)}` : `${span(-away)} ago`;
    if (time.textContent !== words) {
      time.textContent = words;
    }
  }
}

// A form answers at once, and is sent once.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = "true";
  event.submitter?.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

setInterval(tick, 1000);
if (page) {
  listen();
}
