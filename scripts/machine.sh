# What the machine has and lacks. Read by ../dev; not run by itself.

is_root() { [ "$(id -u)" -eq 0 ]; }

# Prints the path of a PostgreSQL program, which Debian keeps away from the PATH.
postgres_program() {
    command -v "$1" 2>/dev/null && return
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn); do
        [ -x "$folder/$1" ] && echo "$folder/$1" && return
    done
    return 1
}

chromium_program() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

# missing_packages KIND prints the Debian packages this machine lacks: `servers` (nothing works without them) or `extras`.
missing_packages() {
    case $1 in
        servers)
            has redis-server || echo redis-server
            postgres_program initdb >/dev/null || echo postgresql
            ;;
        extras)
            has prometheus || echo prometheus
            has bwrap || echo bubblewrap
            has rg || echo ripgrep
            chromium_program >/dev/null 2>&1 || echo chromium
            ;;
    esac
}

# Installs what is missing of the kinds given; says what to install where it may not.
install_missing() {
    wanted=$(for kind in "$@"; do missing_packages "$kind"; done | tr '\n' ' ')
    [ -z "$wanted" ] && return
    if ! may_install; then
        say "missing here: $wanted"
        say "install with: sudo apt-get install --no-install-recommends $wanted"
        [ -z "$(missing_packages servers)" ] || fail "it does not work without $(missing_packages servers | tr '\n' ' ')"
        return
    fi

    say "installing $wanted"
    log=$(mktemp)
    as_root apt-get update -q >"$log" 2>&1 || say "apt-get update failed; going on with the lists that are there"
    # Word splitting is meant: one argument for each package.
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $wanted >>"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        fail "apt-get could not install $wanted(the whole log: $log)"
    }
    rm -f "$log"
    stop_packaged_daemons $wanted
}

# Debian starts the servers it installs, on their default ports. Ours run on ports of their own and nobody asked for those.
stop_packaged_daemons() {
    for package in "$@"; do
        case $package in
            redis-server | postgresql | prometheus) as_root service "$package" stop >/dev/null 2>&1 || true ;;
        esac
    done
}

# A build server may let its user become root; on a person's machine we do not try.
may_install() { has apt-get && { is_root || { [ -n "${CI:-}" ] && sudo -n true 2>/dev/null; }; }; }
as_root() { if is_root; then "$@"; else sudo -n "$@"; fi; }

# Whether nobody listens on a TCP port of this machine.
port_is_free() {
    if [ -r /proc/net/tcp ]; then
        hexadecimal=$(printf ':%04X' "$1")
        ! cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$hexadecimal" '$4 == "0A" && substr($2, length($2) - 4) == port { found = 1 } END { exit !found }'
    elif has nc; then
        ! nc -z 127.0.0.1 "$1" 2>/dev/null
    fi
}
