using Orb.Api.Hosting;
using Orb.Grains.Interfaces.Monitoring;

namespace Orb.Api.Monitoring;

/// <summary>Asks a silo whether it can serve. Anybody may ask for health, so many questions at once, or within two seconds, are one.</summary>
internal sealed class ClusterProbe(IGrainFactory grains, IClusterStatus cluster, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1, 1);
    private (string? Fault, long At)? _last;

    /// <summary>Null when the database answers through a silo; else what is wrong.</summary>
    public async Task<string?> Check(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || clock.GetElapsedTime(last.At) >= GoodFor)
            {
                _last = last = (await Ask(cancellationToken), clock.GetTimestamp());
            }

            return last.Fault;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string?> Ask(CancellationToken cancellationToken)
    {
        if (!cluster.IsConnected)
        {
            return "No silo has been reached yet.";
        }

        try
        {
            return await grains.GetGrain<ICatalogProbeGrain>(0).Check(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return failure.Message;
        }
    }
}
