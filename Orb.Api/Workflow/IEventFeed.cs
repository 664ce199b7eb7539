using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>Hears that a project's event log has grown. A signal is a hint: the log is what counts, and a missed signal only makes a reader late.</summary>
internal interface IEventFeed
{
    /// <summary>Calls back for every event announced from the moment this returns until the subscription is disposed.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="signal">Called on any thread; returns at once and does not throw.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IAsyncDisposable> Subscribe(ProjectId projectId, Action signal, CancellationToken cancellationToken);
}
