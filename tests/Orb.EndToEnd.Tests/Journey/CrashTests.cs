using Orb.EndToEnd.Tests.Driving;

namespace Orb.EndToEnd.Tests.Journey;

/// <summary>
/// The main job with a <c>kill -9</c> of everything and a restart in the middle of a step: it must end the same, with exactly one pull request. A class for
/// each part of the way, since classes run beside each other.
/// </summary>
public abstract class CrashTests
{
    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected static async Task CrashesAt(Moment moment)
    {
        await using var orb = await RunningOrb.Start(Cancel);
        await CrashingJob.Run(orb, moment);
    }
}
