namespace Orb.Sandbox.Accounts;

/// <summary>What <c>app.json</c> holds: the App, and the accounts that installed it.</summary>
internal sealed record AppRecord(long Id, string Name, DateTimeOffset CreatedAt, IReadOnlyList<Installation> Installations)
{
    public const string Slug = "orb-sandbox";
    public const long HookId = 1;

    /// <summary>What the App is granted wherever it is installed.</summary>
    public static IReadOnlyDictionary<string, string> Permissions { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["checks"] = "read",
        ["contents"] = "write",
        ["issues"] = "write",
        ["metadata"] = "read",
        ["pull_requests"] = "write",
        ["statuses"] = "read",
    };

    public static IReadOnlyList<string> Events { get; } = ["create", "delete", "pull_request", "push"];
}

/// <summary>The App on one account, for all of its repositories.</summary>
internal sealed record Installation(long Id, Actor Account, DateTimeOffset CreatedAt);
