using System.Data.Common;
using Orb.Grains.Interfaces.Catalog;
using StackExchange.Redis;

namespace Orb.Api.Hosting;

/// <summary>Tells a cluster that cannot answer now from a defect.</summary>
internal static class ClusterFaults
{
    /// <summary>
    /// The call was refused at once, so another try costs the caller no wait. One that timed out has used up the caller's patience: it is answered 503,
    /// and the caller tries again.
    /// </summary>
    public static bool MayBeRetried(Exception fault) => fault is OrleansMessageRejectionException or SiloUnavailableException;

    /// <summary>
    /// Nothing is wrong with the request; the same one may succeed in a moment. A silo that could place no activation in time, as while another one is
    /// found to be dead, answers that the call was cancelled; a caller who went away is told apart before this is asked.
    /// </summary>
    public static bool IsTransient(Exception fault) =>
        fault is not BadCursorException
        && (fault is TimeoutException or OperationCanceledException or OrleansException or DbException or RedisException or System.Net.Sockets.SocketException);
}
