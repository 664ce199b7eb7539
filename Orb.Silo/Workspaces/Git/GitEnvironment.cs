namespace Orb.Silo.Workspaces.Git;

/// <summary>
/// What every git process is given instead of this process's environment and anyone's configuration. A deny list cannot make git safe on a hostile
/// repository; these are for repositories of ours, so that neither the machine nor a remote decides what runs.
/// </summary>
internal static class GitEnvironment
{
    public static readonly IReadOnlyList<string> Options =
    [
        "core.hooksPath=/dev/null",
        "core.fsmonitor=false",
        "credential.helper=",
        "http.followRedirects=false",
        "http.lowSpeedLimit=1000",
        "http.lowSpeedTime=60",
        "submodule.recurse=false",
        "fetch.fsckObjects=true",
        "transfer.fsckObjects=true",
        "gc.auto=0",
        "maintenance.auto=false",
        "safe.bareRepository=explicit",
        "advice.detachedHead=false",
    ];

    public static void Apply(IDictionary<string, string?> environment, string protocol)
    {
        // Where git and its helpers are is the one thing only the machine knows.
        environment.TryGetValue("PATH", out var path);
        environment.Clear();
        environment["PATH"] = path;
        environment["HOME"] = "/nonexistent";
        environment["XDG_CONFIG_HOME"] = "/nonexistent";
        environment["LC_ALL"] = "C";
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        environment["GIT_ATTR_NOSYSTEM"] = "1";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_ALLOW_PROTOCOL"] = protocol;
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_LFS_SKIP_SMUDGE"] = "1";
        environment["GIT_ASKPASS"] = "/bin/false";
        environment["GIT_SSH_COMMAND"] = "/bin/false";
        environment["GIT_EDITOR"] = "/bin/false";
        environment["GIT_PAGER"] = "cat";
    }
}
