namespace Orb.Sandbox.Faults;

/// <summary>The switches that are set. The first that fits a call and has times left is used up by one.</summary>
public sealed class FaultBook
{
    private readonly Lock _change = new();
    private List<Fault> _faults = [];
    private HashSet<string> _operations = [];

    /// <summary>Every switch, with how often it was used.</summary>
    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (_change)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>The names that a switch can be set for.</summary>
    public IReadOnlyCollection<string> Operations => _operations;

    /// <summary>Adds a switch behind those that are set.</summary>
    /// <param name="fault">What is to go wrong.</param>
    /// <exception cref="ArgumentException">The fault makes no sense; the message says why.</exception>
    public void Add(Fault fault)
    {
        if (FaultRules.Refusal(fault, _operations) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(fault));
        }

        lock (_change)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>The next calls of an operation are answered with a status.</summary>
    /// <param name="operation">See <see cref="Fault.Operation"/>.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="times">For how many calls.</param>
    public void Answer(string operation, int status, int times = 1) =>
        Add(new Fault(operation, FaultKind.Status, times, status));

    /// <summary>The next calls of an operation go wrong.</summary>
    /// <param name="operation">See <see cref="Fault.Operation"/>.</param>
    /// <param name="kind">How; neither a status nor a delay, which need a value.</param>
    /// <param name="times">For how many calls.</param>
    public void Break(string operation, FaultKind kind, int times = 1) => Add(new Fault(operation, kind, times));

    /// <summary>The next calls of an operation take longer.</summary>
    /// <param name="operation">See <see cref="Fault.Operation"/>.</param>
    /// <param name="delay">How much longer; real time.</param>
    /// <param name="times">For how many calls.</param>
    public void Delay(string operation, TimeSpan delay, int times = 1) =>
        Add(new Fault(operation, FaultKind.Delay, times, Milliseconds: (int)delay.TotalMilliseconds));

    /// <summary>Puts every switch back.</summary>
    public void Clear() => Replace([]);

    internal void Know(IEnumerable<string> operations) => _operations = [.. operations];

    internal void Replace(IEnumerable<Fault> faults)
    {
        lock (_change)
        {
            _faults = [.. faults];
        }
    }

    internal Fault? Take(string? operation, string method, string path) =>
        Take(fault => !fault.IsForWebhooks && FaultMatch.Fits(fault.Operation, operation, method, path));

    internal Fault? TakeForWebhook(string name, string? action) =>
        Take(fault => fault.Operation == "webhooks" || fault.Operation == $"webhooks.{name}" || fault.Operation == $"webhooks.{name}.{action}");

    private Fault? Take(Predicate<Fault> fits)
    {
        lock (_change)
        {
            var place = _faults.FindIndex(fault => fault.Used < fault.Times && fits(fault));
            return place < 0 ? null : _faults[place] = _faults[place] with { Used = _faults[place].Used + 1 };
        }
    }
}
