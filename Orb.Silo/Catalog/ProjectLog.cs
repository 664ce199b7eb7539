using System.Data.Common;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Silo.Catalog;

/// <summary>Appends to the events of one project, and to the audit, in a transaction that holds the project's lock.</summary>
internal sealed class ProjectLog
{
    private const string TakeLock = """
        INSERT INTO project_event_counters (project_id, last_number) VALUES (@ProjectId, 0)
        ON CONFLICT (project_id) DO UPDATE SET last_number = project_event_counters.last_number
        RETURNING last_number
        """;

    private const string AppendEvent = """
        INSERT INTO project_events (project_id, number, event_key, type, at, data)
        VALUES (@ProjectId, @Number, @Key, @Type, @At, @Data)
        ON CONFLICT (project_id, event_key) DO NOTHING
        """;

    private const string AppendAudit = """
        INSERT INTO audit (at, actor, action, project_id, data) VALUES (@At, @Actor, @Type, @ProjectId, @Data)
        """;

    private const string StoreNumber = """
        UPDATE project_event_counters SET last_number = @Number WHERE project_id = @ProjectId
        """;

    private readonly DbTransaction _transaction;
    private readonly ProjectId _projectId;
    private long _lastNumber;

    private ProjectLog(DbTransaction transaction, ProjectId projectId, long lastNumber)
    {
        _transaction = transaction;
        _projectId = projectId;
        _lastNumber = lastNumber;
    }

    /// <summary>
    /// Waits for every other transaction about the project. Taken before anything else is written, the lock also keeps transactions
    /// about one project from locking its rows in different orders.
    /// </summary>
    public static async Task<ProjectLog> Lock(DbTransaction transaction, ProjectId projectId, CancellationToken cancellationToken)
    {
        var lastNumber = await transaction.Scalar<long>(TakeLock, new { ProjectId = projectId.Value }, cancellationToken);
        return new ProjectLog(transaction, projectId, lastNumber);
    }

    /// <summary>Appends the events whose key is new.</summary>
    /// <returns>The number of the newest event when any was new, else null.</returns>
    public async Task<long?> Append(IReadOnlyList<PendingEvent> events, CancellationToken cancellationToken)
    {
        var before = _lastNumber;
        foreach (var pending in events)
        {
            await Append(pending, cancellationToken);
        }

        if (_lastNumber == before)
        {
            return null;
        }

        await _transaction.Execute(StoreNumber, new { ProjectId = _projectId.Value, Number = _lastNumber }, cancellationToken);
        return _lastNumber;
    }

    private async Task Append(PendingEvent pending, CancellationToken cancellationToken)
    {
        var row = new
        {
            ProjectId = _projectId.Value,
            Number = _lastNumber + 1,
            pending.Key,
            pending.Type,
            At = new StoredTime(pending.At),
            Data = new StoredJson(pending.Data),
            pending.Actor,
        };
        if (await _transaction.Execute(AppendEvent, row, cancellationToken) == 0)
        {
            return;
        }

        _lastNumber++;
        if (pending.Actor is not null)
        {
            await _transaction.Execute(AppendAudit, row, cancellationToken);
        }
    }
}
