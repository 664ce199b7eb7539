using Orb.EndToEnd.Tests.Driving;
using Orb.EndToEnd.Tests.Journey;

namespace Orb.EndToEnd.Tests.BadInput;

/// <summary>One running Orb for all tests of a class, with a started project on it.</summary>
public sealed class SharedOrb : IAsyncLifetime
{
    public RunningOrb Orb { get; private set; } = null!;

    public string ProjectId { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Orb = await RunningOrb.Start(CancellationToken.None);
        var job = new Job(Orb, CancellationToken.None);
        await job.Create();
        await job.Start();
        await job.WaitFor("workspace.ready");
        ProjectId = job.Id;
    }

    public ValueTask DisposeAsync() => Orb.DisposeAsync();
}
