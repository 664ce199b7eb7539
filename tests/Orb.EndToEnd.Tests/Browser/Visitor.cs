using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Orb.Testing.Processes;

namespace Orb.EndToEnd.Tests.Browser;

/// <summary>A person with a browser window, who looks at pages and clicks.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const float Patience = 30_000;
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visitor(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"uncaught: {error}");
    }

    public IPage Page { get; }

    /// <summary>What the browser's own log held against the pages: script errors, refused content, failed loads.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Opens a browser; the test is skipped where there is none.</summary>
    public static async Task<Visitor> Open(Uri root)
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed; `./dev test` installs what tests need.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags, Headless = true });
        var context = await browser.NewContextAsync(new() { BaseURL = root.AbsoluteUri, ViewportSize = new() { Width = 1200, Height = 900 }, Locale = "en-GB" });
        var page = await context.NewPageAsync();
        return new Visitor(playwright, browser, page);
    }

    public async Task SignIn(string name)
    {
        await Page.GotoAsync("/");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).WaitForAsync();
    }

    public async Task CreateProject(string name, string task, string repository)
    {
        await Page.GotoAsync("/projects/new");
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Page.GetByLabel("Task").FillAsync(task);
        await Page.Locator("#repository-0").FillAsync(repository);
        await Page.Locator("button.primary[type=submit]").ClickAsync();
        await Sees("h1", name);
    }

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Waits until an element says something, without reloading the page.</summary>
    public Task Sees(string selector, string text) => Page.Locator(selector).Filter(new() { HasText = text }).First.WaitForAsync();

    /// <summary>Waits until a part of the page has exactly this status.</summary>
    public Task SeesStatus(string fragment, string word) =>
        Page.Locator($"[data-fragment={fragment}] .pill").And(Page.GetByText(word, new() { Exact = true })).First.WaitForAsync();

    /// <summary>Remembers this very page: a reload would forget it.</summary>
    public Task Mark() => Page.EvaluateAsync("() => { window.orbMark = true; }");

    public async Task HasNotReloaded() => Assert.True(await Page.EvaluateAsync<bool>("() => window.orbMark === true"), "The page was loaded anew.");

    public void ForgetComplaints() => _complaints.Clear();

    /// <summary>Keeps a picture of the whole page under <c>tests/artifacts/screenshots</c>.</summary>
    public Task Photograph(string name) => Page.ScreenshotAsync(
        new() { Path = PictureOf(name), FullPage = true });

    public static string PictureOf(string name) => Path.Combine(OrbProgram.Solution, "tests", "artifacts", "screenshots", $"{name}.png");

    /// <summary>What the checker finds serious or worse on the present page.</summary>
    public async Task<IReadOnlyList<string>> SeriousAccessibilityFindings(string axe)
    {
        await Page.EvaluateAsync(axe);
        var result = await Page.EvaluateAsync<JsonElement>(
            "() => axe.run({ resultTypes: ['violations'] }).then(found => found.violations.filter(each => ['serious', 'critical'].includes(each.impact)).map(each => `${each.id}: ${each.nodes.map(node => node.html).join(' | ')}`))");
        return [.. result.EnumerateArray().Select(finding => finding.GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
