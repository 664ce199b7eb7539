using Orb.Silo.Workspaces.Preparing;

namespace Orb.Silo.Workspaces.Git;

/// <summary>Reads, from git's own words in the C locale, why a remote could not be cloned.</summary>
internal static class CloneFailures
{
    private static readonly (string Sign, CloneFailure Kind)[] Signs =
    [
        ("Authentication failed", CloneFailure.Authentication),
        ("could not read Username", CloneFailure.Authentication),
        ("could not read Password", CloneFailure.Authentication),
        ("error: 401", CloneFailure.Authentication),
        ("error: 403", CloneFailure.Authentication),
        ("' not found", CloneFailure.NotFound),
        ("error: 404", CloneFailure.NotFound),
        ("unable to access", CloneFailure.Unreachable),
        ("RPC failed", CloneFailure.Unreachable),
        ("early EOF", CloneFailure.Unreachable),
        ("the remote end hung up", CloneFailure.Unreachable),
        ("expected flush", CloneFailure.Unreachable),
    ];

    public static PrepareOutcome.CloneFailed Read(GitResult result) => result.Ending switch
    {
        GitEnding.TimedOut => new(CloneFailure.Timeout, "The repository could not be cloned in the time allowed."),
        GitEnding.Flooded => new(CloneFailure.Other, "git wrote more output than is accepted."),
        _ => new(KindOf(result.StandardError), MessageOf(result.StandardError)),
    };

    private static CloneFailure KindOf(string errors) =>
        Signs.FirstOrDefault(known => errors.Contains(known.Sign, StringComparison.Ordinal), (Sign: "", Kind: CloneFailure.Other)).Kind;

    private static string MessageOf(string errors)
    {
        const int longest = 300;
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = lines.LastOrDefault(line => line.StartsWith("fatal: ", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "git failed without a word";
        return line.Length > longest ? line[..longest] : line;
    }
}
