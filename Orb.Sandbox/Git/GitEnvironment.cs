using System.Diagnostics;

namespace Orb.Sandbox.Git;

/// <summary>The environment of every git the sandbox starts: nothing of the person's own set-up, no hooks, no questions.</summary>
internal static class GitEnvironment
{
    private static readonly (string Key, string Value)[] Settings =
    [
        ("core.hooksPath", "/dev/null"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
        ("receive.autogc", "false"),
        ("receive.hideRefs", "refs/pull"),
        ("http.receivepack", "true"),
        ("uploadpack.allowFilter", "true"),
        ("uploadpack.allowReachableSHA1InWant", "true"),
        ("transfer.fsckObjects", "true"),
    ];

    public static void Clean(ProcessStartInfo start)
    {
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = "/nonexistent";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_CONFIG_COUNT"] = $"{Settings.Length}";
        for (var i = 0; i < Settings.Length; i++)
        {
            start.Environment[$"GIT_CONFIG_KEY_{i}"] = Settings[i].Key;
            start.Environment[$"GIT_CONFIG_VALUE_{i}"] = Settings[i].Value;
        }
    }
}
