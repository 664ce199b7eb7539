using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workspaces;

/// <summary>How a workspace comes to be.</summary>
internal static class PreparationRules
{
    public const string WaitsForHost = "host";
    private const int MostAttempts = 4;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    public static Transition<StoredWorkspace> Create(StoredWorkspace nothing, WorkspaceId id, CreateWorkspace request, DateTimeOffset now) =>
        new(
            nothing with
            {
                ProjectId = request.ProjectId,
                Repository = request.Repository,
                BaseBranch = request.BaseBranch,
                State = WorkspaceState.Creating,
                CreatedAt = now,
                LastActivityAt = now,
                NextAttemptAt = now,
            },
            new Happening(EventTypes.WorkspaceRequested, new { workspaceId = id }));

    /// <summary>The choice is stored before the host hears of it: whatever the host then makes can be found and removed.</summary>
    public static Transition<StoredWorkspace> ChooseHost(StoredWorkspace workspace, HostId host) =>
        workspace.State is WorkspaceState.Creating
            ? new(workspace with { HostId = host, Epoch = workspace.Epoch + 1, WaitingOn = null })
            : new(workspace);

    /// <summary>Waiting for a host consumes no attempt.</summary>
    public static Transition<StoredWorkspace> WaitForHost(StoredWorkspace workspace, DateTimeOffset now) =>
        workspace.State is WorkspaceState.Creating
            ? new(workspace with { WaitingOn = WaitsForHost, NextAttemptAt = now + PollInterval })
            : new(workspace);

    /// <summary>What a host's answer makes of a workspace that is being made. An answer that comes too late changes nothing.</summary>
    public static Transition<StoredWorkspace> Apply(StoredWorkspace workspace, WorkspaceId id, Preparation answer, DateTimeOffset now)
    {
        if (workspace.State is not WorkspaceState.Creating)
        {
            return new(workspace);
        }

        return answer switch
        {
            Preparation.Running => new(workspace with { WaitingOn = null, NextAttemptAt = now + PollInterval }),
            Preparation.HostAbsent => WaitForHost(workspace, now),
            Preparation.Ready ready => new(
                workspace with
                {
                    State = WorkspaceState.Active,
                    Attempt = 0,
                    NextAttemptAt = null,
                    WaitingOn = null,
                    LastError = null,
                    Bytes = ready.Bytes,
                    WorkflowTold = false,
                },
                new Happening(
                    EventTypes.WorkspaceReady,
                    new { workspaceId = id, hostId = workspace.HostId, commit = ready.Commit, bytes = ready.Bytes })),
            Preparation.Failed failed => Fail(workspace, id, failed, now),
            // Another activation went ahead under a later epoch; the next one is ours.
            Preparation.Fenced => new(workspace with { Epoch = workspace.Epoch + 1, NextAttemptAt = now + FirstPause }),
            _ => throw new InvalidOperationException($"Unhandled preparation {answer}"),
        };
    }

    private static Transition<StoredWorkspace> Fail(StoredWorkspace workspace, WorkspaceId id, Preparation.Failed failed, DateTimeOffset now)
    {
        var attempt = workspace.Attempt + 1;
        return failed.IsPermanent || attempt >= MostAttempts
            ? new(
                workspace with
                {
                    State = WorkspaceState.Failed,
                    Attempt = attempt,
                    NextAttemptAt = null,
                    LastError = failed.Error,
                    WorkflowTold = false,
                },
                new Happening(EventTypes.WorkspaceFailed, new { workspaceId = id, code = failed.Error.Code, message = failed.Error.Message }))
            : new(workspace with
            {
                Attempt = attempt,
                Epoch = workspace.Epoch + 1,
                NextAttemptAt = now + (FirstPause * Math.Pow(2, attempt - 1)),
                LastError = failed.Error,
            });
    }
}
