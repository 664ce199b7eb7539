using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Silo.Catalog;

namespace Orb.Testing.Clusters;

/// <summary>Reads projects' events as a live reader does: the log itself, again after each signal.</summary>
public sealed class EventLog(Func<ICatalogQueries> queries, InProcessEventSignals signals)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task<IReadOnlyList<ProjectEvent>> Read(ProjectId projectId, CancellationToken cancellationToken) =>
        queries().Events(projectId, 0, 1000, cancellationToken);

    /// <summary>Ends when an event of a type is in the log as often as asked; after half a minute of real time it says what is there instead.</summary>
    public async Task<ProjectEvent> WaitFor(ProjectId projectId, string type, CancellationToken cancellationToken, int times = 1)
    {
        using var subscription = signals.Subscribe(projectId);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        IReadOnlyList<ProjectEvent> events = [];
        try
        {
            while (true)
            {
                events = await Read(projectId, linked.Token);
                var found = events.Where(one => one.Type == type).ToArray();
                if (found.Length >= times)
                {
                    return found[times - 1];
                }

                await subscription.Numbers.ReadAsync(linked.Token);
            }
        }
        catch (OperationCanceledException exception) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"No {type} ({times}) yet; there is: {string.Join(", ", events.Select(one => one.Type))}", exception);
        }
    }
}
