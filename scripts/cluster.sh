# `./dev cluster`: Redis, PostgreSQL, the sandbox GitHub, two silos and one API as processes of this machine. Read by ../dev.
#
# Everything is under $ORB_DATA/cluster: one folder for each server, logs/, pids (name and process id), ports (chosen once, kept).
# A process that ends is named, and started again after a pause, as a service manager would. Ctrl-C stops all, callers before callees.

RESTART_PAUSE=10
START_LIMIT=60
STOP_LIMIT=50

# In the order of starting; stopped in the reverse order.
SERVERS="redis postgres sandbox silo1 silo2 api"

run_cluster() {
    need_sdk
    need_git
    install_missing servers
    has redis-server && postgres_program initdb >/dev/null || fail "redis-server and postgresql are needed"
    has curl || fail "curl is needed to see whether servers answer"
    build Orb.Api # and with it the silo and the sandbox

    home=$ORB_DATA/cluster
    mkdir -p "$home/logs" "$home/redis" "$home/silo1" "$home/silo2"
    refuse_second_cluster
    choose_ports
    for port in "$ORB_PORT" "$ORB_SANDBOX_PORT"; do
        port_is_free "$port" || fail "port $port is in use: stop what uses it, or set ORB_PORT and ORB_SANDBOX_PORT"
    done

    if ! uses_sandbox; then SERVERS="redis postgres silo1 silo2 api"; fi
    prepare_postgres
    trap 'stop_all; exit 130' INT
    trap 'stop_all; exit 143' TERM HUP
    for server in $SERVERS; do
        start "$server"
        wait_until_ready "$server" || { stop_all; exit 1; }
    done
    tell_where
    watch
}

# --- what each server is: a launcher runs in a process of its own, which becomes the server -----------------------------------------

launch_redis() {
    become redis-server --bind 127.0.0.1 --port "$redis_port" --dir "$home/redis" \
        --appendonly yes --appendfsync everysec --maxmemory-policy noeviction --save ''
}

launch_postgres() {
    cd /
    become_postgres_user postgres -D "$postgres_data" -c listen_addresses=127.0.0.1 -c "port=$postgres_port" \
        -c unix_socket_directories= -c max_connections=200
}

launch_sandbox() {
    export ORB_DATA="$home" Orb__Sandbox__WebhookUrl="http://localhost:$ORB_PORT/api/v1/github/webhooks"
    become dotnet "$(program Orb.Sandbox)"
}

launch_silo1() { launch_silo silo1 "$silo1_port" "$silo1_gateway_port"; }
launch_silo2() { launch_silo silo2 "$silo2_port" "$silo2_gateway_port"; }

launch_silo() {
    use_backbone
    export DOTNET_ENVIRONMENT=Development ORB_DATA="$home/$1" Orb__Workspaces__Root="$home/$1/workspaces"
    export Orb__Silo__Port="$2" Orb__Silo__GatewayPort="$3"
    become dotnet "$(program Orb.Silo)"
}

# Keeps the real ORB_DATA: the key that `./dev token` signs with is there.
launch_api() {
    use_backbone
    export ASPNETCORE_ENVIRONMENT=Development
    become dotnet "$(program Orb.Api)"
}

# The settings that every node shares. A GitHub that the caller configured wins over the sandbox.
use_backbone() {
    export ConnectionStrings__Redis="127.0.0.1:$redis_port"
    export ConnectionStrings__Postgres="Host=127.0.0.1;Port=$postgres_port;Username=orb;Database=postgres;Maximum Pool Size=40"
    if uses_sandbox; then
        export GITHUB_API_URL="http://localhost:$ORB_SANDBOX_PORT/api/v3/"
        export GITHUB_APP_PRIVATE_KEY_PATH="$home/sandbox/app.pem"
        GITHUB_APP_ID=$(sed -n 's/^{*[^{]*"id": *\([0-9]*\).*/\1/p' "$home/sandbox/app.json" | head -n 1)
        GITHUB_WEBHOOK_SECRET=$(cat "$home/sandbox/webhook-secret")
        export GITHUB_APP_ID GITHUB_WEBHOOK_SECRET
    fi
}

uses_sandbox() { [ -z "${GITHUB_APP_ID:-}${GITHUB_TOKEN:-}" ]; }

is_ready() {
    case $1 in
        redis) [ "$(redis-cli -h 127.0.0.1 -p "$redis_port" ping 2>/dev/null)" = PONG ] ;;
        postgres) "$(postgres_program pg_isready)" -q -h 127.0.0.1 -p "$postgres_port" -U orb -d postgres ;;
        sandbox) curl -sf -o /dev/null "http://localhost:$ORB_SANDBOX_PORT/" ;;
        silo*) ! port_is_free "$(eval "echo \$${1}_gateway_port")" ;;
        api) curl -sf -o /dev/null "http://localhost:$ORB_PORT/health/ready" ;;
    esac
}

# Turns into a command, out of reach of the terminal's Ctrl-C: we alone decide the order of stopping.
become() {
    if has setsid; then exec setsid "$@"; else exec "$@"; fi
}

# --- PostgreSQL refuses to run as root ------------------------------------------------------------------------------------------

become_postgres_user() {
    program=$(postgres_program "$1")
    shift
    if is_root; then
        become setpriv --reuid postgres --regid postgres --init-groups "$program" "$@"
    fi
    become "$program" "$@"
}

prepare_postgres() {
    postgres_data=$(postgres_folder)
    [ -f "$postgres_data/PG_VERSION" ] || (
        cd /
        become_postgres_user initdb --pgdata "$postgres_data" --username orb --auth trust --encoding UTF8 --no-locale
    ) >"$home/logs/initdb.log" 2>&1 || fail "PostgreSQL's initdb failed: $home/logs/initdb.log"
}

# Where its data is. Its user may not be able to reach ORB_DATA, which often is in a home folder: then the data is kept in /var/tmp.
postgres_folder() {
    if [ -f "$home/postgres-folder" ]; then
        folder=$(cat "$home/postgres-folder")
    elif ! is_root || setpriv --reuid postgres --regid postgres --init-groups test -x "$home"; then
        folder=$home/postgres
    else
        folder=$(mktemp -d /var/tmp/orb-postgres.XXXXXX)
        echo "$folder" >"$home/postgres-folder"
    fi
    mkdir -p "$folder"
    chmod 700 "$folder"
    if is_root; then chown postgres: "$folder"; fi
    echo "$folder"
}

# --- ports ----------------------------------------------------------------------------------------------------------------------

# A silo that comes back on its old port replaces its dead self at once, so ports are kept. One that was taken meanwhile is replaced.
choose_ports() {
    touch "$home/ports"
    for name in redis postgres silo1 silo1_gateway silo2 silo2_gateway; do
        port=$(sed -n "s/^$name //p" "$home/ports")
        while [ -z "$port" ] || ! port_is_free "$port"; do
            port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 10000))
            if grep -q " $port\$" "$home/ports"; then port=; fi
        done
        { grep -v "^$name " "$home/ports" || true; echo "$name $port"; } >"$home/ports.next"
        mv "$home/ports.next" "$home/ports"
        eval "${name}_port=$port"
    done
}

# --- processes ------------------------------------------------------------------------------------------------------------------

# Another `./dev cluster` on the same folder is left alone. Servers whose `./dev cluster` was killed are stopped first.
refuse_second_cluster() {
    [ -f "$home/pids" ] || return 0
    while read -r name pid; do
        case $name:$(ps -p "$pid" -o args= 2>/dev/null) in
            dev:*dev*cluster*) fail "a cluster runs on $home already (process $pid)" ;;
            redis:*redis-server* | postgres:*postgres* | sandbox:*Orb.Sandbox* | silo?:*Orb.Silo* | api:*Orb.Api*)
                say "stopping $name ($pid), left over from a cluster that was killed"
                kill "$pid" 2>/dev/null || true
                wait_for_end "$pid"
                ;;
        esac
    done <"$home/pids"
    rm -f "$home/pids"
}

pid_of() { eval "echo \"\${pid_$1:-}\""; }

is_running() {
    pid=$(pid_of "$1")
    [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null
}

start() {
    ("launch_$1") >>"$home/logs/$1.log" 2>&1 </dev/null &
    eval "pid_$1=$!"
    write_pids
}

write_pids() {
    {
        echo "dev $$"
        for each in $SERVERS; do
            if [ -n "$(pid_of "$each")" ]; then echo "$each $(pid_of "$each")"; fi
        done
    } >"$home/pids.next"
    mv "$home/pids.next" "$home/pids"
}

wait_until_ready() {
    deadline=$(($(date +%s) + START_LIMIT))
    until is_ready "$1"; do
        is_running "$1" || { said_last "$1" "ended at its start"; return 1; }
        [ "$(date +%s)" -lt "$deadline" ] || { said_last "$1" "is not ready after $START_LIMIT s"; return 1; }
        pause 0.2
    done
    say "$1 is ready"
}

said_last() {
    say "$1 $2; $home/logs/$1.log ends with:"
    tail -n 5 "$home/logs/$1.log" >&2
}

# A signal ends a `wait` at once, and a plain `sleep` only when it is over.
pause() {
    sleep "$1" &
    wait $! || true
}

# Names what ended and starts it again. RESTART_PAUSE is longer than a silo needs to be declared dead, so that the others take over first.
watch() {
    while :; do
        pause 1
        now=$(date +%s)
        for server in $SERVERS; do
            if is_running "$server"; then continue; fi
            ended=$(eval "echo \"\${ended_$server:-}\"")
            if [ -z "$ended" ]; then
                eval "ended_$server=$now"
                say "$server ($(pid_of "$server")) has ended; it is started again in $RESTART_PAUSE s ($home/logs/$server.log)"
            elif [ $((now - ended)) -ge $RESTART_PAUSE ]; then
                eval "ended_$server="
                start "$server"
                say "$server is started again ($(pid_of "$server"))"
            fi
        done
    done
}

# Callers before callees: the API, the silos, the sandbox, then the stores.
stop_all() {
    trap '' INT TERM HUP
    say "stopping"
    for servers in api "silo1 silo2" sandbox postgres redis; do
        for server in $servers; do
            if is_running "$server"; then kill -s "$(stop_signal "$server")" "$(pid_of "$server")"; fi
        done
        for server in $servers; do
            if is_running "$server"; then wait_for_end "$(pid_of "$server")"; fi
        done
    done
    rm -f "$home/pids"
}

# PostgreSQL waits for its clients on TERM, and does not on INT.
stop_signal() { if [ "$1" = postgres ]; then echo INT; else echo TERM; fi; }

wait_for_end() {
    deadline=$(($(date +%s) + STOP_LIMIT))
    while kill -0 "$1" 2>/dev/null; do
        if [ "$(date +%s)" -ge "$deadline" ]; then
            say "process $1 does not end; it is killed"
            kill -9 "$1" 2>/dev/null || true
        fi
        pause 0.1
    done
}

tell_where() {
    say "console and API  http://localhost:$ORB_PORT/"
    if uses_sandbox; then say "sandbox GitHub   http://localhost:$ORB_SANDBOX_PORT/   token in $home/sandbox/token"; fi
    say "Redis            127.0.0.1:$redis_port"
    say "PostgreSQL       psql -h 127.0.0.1 -p $postgres_port -U orb postgres"
    say "logs             $home/logs"
    say "processes        $(tr '\n' ' ' <"$home/pids")"
    say "a token for the API: ./dev token   (stop all of it with Ctrl-C)"
}
