namespace Orb.Silo.Workspaces.Reaping;

/// <summary>What could not be removed: the first few in detail, since a hostile tree can make a million of them.</summary>
internal sealed class ReapFailures
{
    private const int Kept = 10;
    private readonly List<ReapFailure> _first = [];

    public bool IsEmpty => _first.Count == 0;

    /// <summary>Whether something seems to change the tree while it is removed.</summary>
    public bool SomeoneIsRacing { get; private set; }

    /// <summary>The most serious reason seen; meaningful when there are failures.</summary>
    public ReapFailureKind Worst { get; private set; }

    public void Add(ReapFailure failure)
    {
        Worst = (ReapFailureKind)Math.Max((int)Worst, (int)failure.Kind);
        SomeoneIsRacing |= failure.Kind is ReapFailureKind.Racing;
        if (_first.Count < Kept && !_first.Contains(failure))
        {
            _first.Add(failure);
        }
    }

    public void Clear()
    {
        _first.Clear();
        (SomeoneIsRacing, Worst) = (false, default);
    }

    public override string ToString() => string.Join("; ", _first.Where(failure => failure.Kind == Worst).Select(failure => failure.Detail));
}
