namespace Orb.Api.Hosting;

/// <summary>Learns from the Orleans client's own life cycle when it has found its first gateway.</summary>
internal sealed class ClusterConnection : IClusterStatus, ILifecycleParticipant<IClusterClientLifecycle>
{
    private volatile bool _connected;

    public bool IsConnected => _connected;

    public void Participate(IClusterClientLifecycle lifecycle) =>
        lifecycle.Subscribe(
            nameof(ClusterConnection),
            ServiceLifecycleStage.Active,
            _ =>
            {
                _connected = true;
                return Task.CompletedTask;
            },
            _ =>
            {
                _connected = false;
                return Task.CompletedTask;
            });
}
