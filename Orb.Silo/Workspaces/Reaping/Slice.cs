namespace Orb.Silo.Workspaces.Reaping;

/// <summary>A share of work after which the caller is asked whether to go on: 20,000 entries or 2 seconds, whichever is first.</summary>
internal sealed class Slice(TimeProvider clock)
{
    private const int Entries = 20_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);
    private int _left = Entries;
    private long _began = clock.GetTimestamp();

    /// <summary>Counts one entry; true when the slice ends with it and the next one begins.</summary>
    public bool EndsWithThisEntry()
    {
        const int entriesBetweenLooksAtTheClock = 256;
        _left--;
        if (_left > 0 && (_left % entriesBetweenLooksAtTheClock != 0 || clock.GetElapsedTime(_began) < Duration))
        {
            return false;
        }

        (_left, _began) = (Entries, clock.GetTimestamp());
        return true;
    }
}
