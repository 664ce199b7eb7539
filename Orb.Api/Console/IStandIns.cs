namespace Orb.Api.Console;

/// <summary>Says what stands in for the real thing in this process, so that the console can tell everybody who looks.</summary>
public interface IStandIns
{
    /// <summary>The stand-ins in use now; empty when everything is real.</summary>
    IReadOnlyList<StandIn> Current { get; }
}
