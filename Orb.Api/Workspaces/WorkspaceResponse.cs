using Orb.Api.Catalog;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Workspaces;

/// <summary>A workspace.</summary>
internal sealed record WorkspaceResponse
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string? HostId { get; init; }
    public required WorkspaceState State { get; init; }
    public required CleanupReason? Reason { get; init; }
    public required string? WaitingOn { get; init; }
    public required DateTimeOffset? DueAt { get; init; }
    public required int Attempt { get; init; }
    public required DateTimeOffset? NextAttemptAt { get; init; }
    public required IReadOnlyList<LeaseResponse> Leases { get; init; }
    public required IReadOnlyList<string> Holds { get; init; }
    public required DateTimeOffset? PinnedUntil { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastActivityAt { get; init; }
    public required long? Bytes { get; init; }
    public required TroubleResponse? LastError { get; init; }
    public required bool? Verified { get; init; }

    public static WorkspaceResponse From(WorkspaceSnapshot workspace) => new()
    {
        Id = workspace.Id.Value,
        ProjectId = workspace.ProjectId.Value,
        HostId = workspace.HostId?.Value,
        State = workspace.State,
        Reason = workspace.Reason,
        WaitingOn = workspace.WaitingOn,
        DueAt = workspace.DueAt,
        Attempt = workspace.Attempt,
        NextAttemptAt = workspace.NextAttemptAt,
        Leases = [.. workspace.Leases.Select(lease => new LeaseResponse(lease.Holder, lease.ExpiresAt))],
        Holds = workspace.Holds,
        PinnedUntil = workspace.PinnedUntil,
        CreatedAt = workspace.CreatedAt,
        LastActivityAt = workspace.LastActivityAt,
        Bytes = workspace.Bytes,
        LastError = TroubleResponse.From(workspace.LastError),
        Verified = workspace.Verified,
    };
}

/// <summary>Somebody uses a workspace. The id of a lease stays with its holder: who knows it can end it.</summary>
/// <param name="Holder">Who.</param>
/// <param name="ExpiresAt">Until when, unless renewed.</param>
internal sealed record LeaseResponse(string Holder, DateTimeOffset ExpiresAt);
