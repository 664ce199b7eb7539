# `./dev test`: everything that must hold before a change goes in. Read by ../dev.
#
# All output is kept under out/: build.log, format.log, tests/ (results and coverage), coverage/. The last line is the sum of all results.

run_test() {
    need_sdk
    need_git
    install_missing servers extras
    forget_github
    rm -rf out
    mkdir -p out/tests
    problems=

    step "building" build_all
    step "checking the format" check_format || problems="$problems; some files are not formatted (./dev format)"
    say "running the tests"
    run_tests || problems="$problems; tests failed"
    step "merging coverage" check_coverage || problems="$problems; coverage is below $MINIMUM_COVERAGE % or was not measured"
    show_coverage
    read_results
    [ $((passed + failed)) -gt 0 ] || problems="$problems; no test ran"

    if [ -n "$problems" ]; then say "not good: ${problems#; }"; fi
    echo "$passed passed, $failed failed, $skipped skipped"
    [ -z "$problems" ]
}

MINIMUM_COVERAGE=80

# Tests bring a GitHub of their own; what a build server or a developer has set must not reach them.
forget_github() {
    unset GITHUB_TOKEN GITHUB_APP_ID GITHUB_APP_PRIVATE_KEY_PATH GITHUB_WEBHOOK_SECRET GITHUB_API_URL
    unset ORB_DATA ORB_PORT ORB_SANDBOX_PORT ANTHROPIC_API_KEY
}

step() {
    started=$(date +%s)
    say "$1"
    shift
    "$@" || return
    say "  took $(($(date +%s) - started)) s"
}

build_all() {
    # One compiler for all projects, also where the environment says otherwise: it is warm after the first.
    dotnet build Orb.sln -v q -p:UseSharedCompilation=true >out/build.log 2>&1 || {
        grep -E '(error|warning) ' out/build.log | sort -u | head -n 40 >&2
        fail "the solution does not build: out/build.log"
    }
    dotnet build-server shutdown --vbcscompiler >>out/build.log 2>&1 || true
}

check_format() {
    # White space (IDE0055) and analyzers have stopped the build already; style and the order of usings are left.
    dotnet format style Orb.sln --verify-no-changes --no-restore >out/format.log 2>&1 || {
        head -n 20 out/format.log >&2
        return 1
    }
}

# What the tests print stays in the log. Failures are shown from the results; an assembly that broke down has none, and is named by the log's end.
run_tests() {
    test_projects | xargs -P 2 -I '{}' dotnet test --project '{}' --no-build --no-progress --results-directory out/tests \
        --report-trx --coverage --coverage-output-format cobertura >out/tests.log 2>&1 || {
        tail -n 15 out/tests.log >&2
        return 1
    }
}

# Two at a time. The two that take longest go first: one computes, and the other mostly waits.
test_projects() {
    printf '%s\n' tests/Orb.EndToEnd.Tests tests/Orb.Cluster.Tests
    printf '%s\n' tests/*.Tests | grep -v -e 'Orb\.EndToEnd\.' -e 'Orb\.Cluster\.'
}

# Prints failed and skipped tests with their reasons, and sets passed, failed and skipped.
read_results() {
    passed=0 failed=0 skipped=0
    find out/tests -name '*.trx' -exec cat {} + | awk -v totals=out/totals -f scripts/results.awk >&2
    # shellcheck disable=SC1091
    . ./out/totals
}

# Our own assemblies, without what generators wrote.
check_coverage() {
    dotnet tool restore >out/tools.log 2>&1 || { cat out/tools.log >&2; return 1; }
    dotnet reportgenerator "-reports:out/tests/*.cobertura.xml" -targetdir:out/coverage "-reporttypes:TextSummary;Html" \
        "-assemblyfilters:+Orb.*;-Orb.*.Tests;-Orb.Testing;-Orb.Benchmarks" "-filefilters:-*.g.cs;-*/obj/*" \
        "minimumCoverageThresholds:lineCoverage=$MINIMUM_COVERAGE" >out/coverage.log 2>&1
}

show_coverage() {
    [ -f out/coverage/Summary.txt ] && sed -n 's/^  *Line coverage: /dev: line coverage /p' out/coverage/Summary.txt >&2 || tail -n 5 out/coverage.log >&2
}
