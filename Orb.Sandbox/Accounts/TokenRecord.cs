namespace Orb.Sandbox.Accounts;

/// <summary>An installation token as it is kept: never itself, only its hash.</summary>
internal sealed record TokenRecord(
    string Hash,
    long InstallationId,
    DateTimeOffset ExpiresAt,
    IReadOnlyDictionary<string, string> Permissions,
    IReadOnlyList<long>? Repositories);
