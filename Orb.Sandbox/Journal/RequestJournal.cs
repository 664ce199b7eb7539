namespace Orb.Sandbox.Journal;

/// <summary>The latest requests, in the order in which they ended.</summary>
public sealed class RequestJournal
{
    private const int Kept = 5000;
    private readonly Lock _change = new();
    private readonly Queue<JournalEntry> _entries = new();
    private long _last;

    /// <summary>Every entry that is kept.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_change)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>The entries of one operation.</summary>
    /// <param name="operation">A name as in faults.</param>
    public IReadOnlyList<JournalEntry> Of(string operation) => [.. Entries.Where(entry => entry.Operation == operation)];

    /// <summary>Forgets every entry; ids go on counting.</summary>
    public void Clear()
    {
        lock (_change)
        {
            _entries.Clear();
        }
    }

    internal void Add(JournalEntry entry)
    {
        lock (_change)
        {
            _entries.Enqueue(entry with { Id = ++_last });
            while (_entries.Count > Kept)
            {
                _entries.Dequeue();
            }
        }
    }
}
