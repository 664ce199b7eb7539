namespace Orb.Api.Console;

internal sealed class NoStandIns : IStandIns
{
    public IReadOnlyList<StandIn> Current => [];
}
