# `./dev doctor`: one line for each thing this machine must have, with what to do where it lacks it. Read by ../dev.

run_doctor() {
    healthy=yes
    doctor_sdk
    doctor_git
    doctor_redis
    doctor_postgres
    doctor_disk
    doctor_clock
    doctor_port "$ORB_PORT" ORB_PORT
    doctor_port "$ORB_SANDBOX_PORT" ORB_SANDBOX_PORT
    [ "$healthy" = yes ]
}

good() { printf 'ok    %s\n' "$1"; }
note() { printf 'note  %s\n' "$1"; }
bad() { printf 'FIX   %s: %s\n' "$1" "$2"; healthy=no; }

doctor_sdk() {
    if ! has dotnet; then
        bad ".NET SDK is missing" "install the .NET 10 SDK, https://dotnet.microsoft.com/download/dotnet/10.0"
    elif version=$(dotnet --version 2>/dev/null); then
        good ".NET SDK $version"
    else
        bad "no .NET SDK that global.json accepts" "install the .NET 10 SDK, https://dotnet.microsoft.com/download/dotnet/10.0"
    fi
}

doctor_git() {
    if ! has git; then
        bad "git is missing" "install git 2.38 or newer"
    elif version_at_least 2.38 "$(git_version)"; then
        good "git $(git_version)"
    else
        bad "git $(git_version)" "install git 2.38 or newer"
    fi
}

# The configured Redis is asked; without one it is enough that `./dev cluster` could start its own.
doctor_redis() {
    address=$(echo "${ConnectionStrings__Redis:-}" | cut -d, -f1)
    if [ -z "$address" ]; then
        if has redis-server; then
            good "Redis: none configured; redis-server $(redis-server --version | sed 's/.*v=\([0-9.]*\).*/\1/') for ./dev cluster"
        else
            note "Redis: none configured, none installed; only ./dev cluster and ./dev test need redis-server"
        fi
        return
    fi

    has redis-cli || { bad "Redis $address cannot be asked" "install redis-cli (redis-tools)"; return; }
    ask_redis() { redis-cli -h "${address%:*}" -p "${address##*:}" "$@" 2>/dev/null | tr -d '\r'; }
    version=$(ask_redis info server | sed -n 's/^redis_version://p')
    if [ -z "$version" ]; then
        bad "Redis $address does not answer" "start it, or correct ConnectionStrings__Redis"
        return
    fi

    if version_at_least 6.2 "$version"; then good "Redis $version"; else bad "Redis $version" "use 6.2 or newer"; fi
    redis_setting appendonly yes "reminders would be lost with the process"
    redis_setting maxmemory-policy noeviction "membership and reminders would be evicted"
}

redis_setting() {
    value=$(ask_redis config get "$1" | tail -n 1)
    if [ "$value" = "$2" ]; then good "Redis $1 $value"; else bad "Redis $1 is '$value', and $3" "set $1 $2 in redis.conf"; fi
}

doctor_postgres() {
    if [ -z "${ConnectionStrings__Postgres:-}" ]; then
        if server=$(postgres_program postgres); then
            good "PostgreSQL: none configured; $("$server" --version | sed 's/[^0-9]*\([0-9.]*\).*/\1/') for ./dev cluster"
        else
            note "PostgreSQL: none configured, none installed; only ./dev cluster and ./dev test need postgresql"
        fi
        return
    fi

    host=$(connection_part host localhost)
    port=$(connection_part port 5432)
    if ! ready=$(postgres_program pg_isready); then
        bad "PostgreSQL $host:$port cannot be asked" "install postgresql-client"
    elif "$ready" -q -h "$host" -p "$port"; then
        good "PostgreSQL answers on $host:$port"
    else
        bad "PostgreSQL does not answer on $host:$port" "start it, or correct ConnectionStrings__Postgres"
    fi
}

# connection_part NAME DEFAULT prints one part of the PostgreSQL connection string.
connection_part() {
    part=$(echo "$ConnectionStrings__Postgres" | tr ';' '\n' | sed -n "s/^ *[$(echo "$1" | cut -c1)$(echo "$1" | cut -c1 | tr a-z A-Z)]$(echo "$1" | cut -c2-) *= *//p")
    echo "${part:-$2}"
}

doctor_disk() {
    folder=$ORB_DATA
    while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
    [ -w "$folder" ] || bad "$folder cannot be written" "set ORB_DATA to a folder of yours"
    free=$(df -Pk "$folder" | awk 'NR == 2 { print int($4 / 1024) }')
    if [ "$free" -ge 2048 ]; then good "disk: $free MB free at $folder"; else bad "disk: $free MB free at $folder" "free 2 GB, or set ORB_DATA"; fi
}

# GitHub refuses an App whose clock is more than a minute off. Asked only where the system itself knows.
doctor_clock() {
    if [ "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)" = no ]; then
        bad "clock is not synchronized" "switch on NTP (timedatectl set-ntp true)"
    else
        good "clock: $(date -u +%Y-%m-%dT%H:%M:%SZ)"
    fi
}

doctor_port() {
    if port_is_free "$1"; then good "port $1 is free"; else bad "port $1 is in use" "stop what uses it, or set $2"; fi
}
