using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Catalog;

/// <summary>Tells live readers that a project's event log has grown. A signal is a hint: who misses one reads the log a little later.</summary>
public interface IEventSignals
{
    /// <summary>Announces the newest event of a project. Never throws for a channel that is down.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="number">The number of its newest event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task Announce(ProjectId projectId, long number, CancellationToken cancellationToken);
}
