using System.Collections.Concurrent;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Tests.Doubles;

/// <summary>What <see cref="IIdempotencyGrain"/> promises, in memory.</summary>
internal sealed class IdempotencyKeysDouble
{
    private readonly ConcurrentDictionary<(string Scope, string Key), Entry> _entries = new();
    private readonly Lock _gate = new();

    public IdempotentRun Begin(string scope, string key, string hash)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue((scope, key), out var entry))
            {
                _entries[(scope, key)] = entry = new Entry(Guid.NewGuid(), hash, Running: true, null);
                return new IdempotentRun.Started(entry.Operation);
            }

            if (entry.Hash != hash)
            {
                return new IdempotentRun.Mismatched();
            }

            if (entry.Answer is not null)
            {
                return new IdempotentRun.Replayed(entry.Answer);
            }

            if (entry.Running)
            {
                return new IdempotentRun.Running();
            }

            _entries[(scope, key)] = entry with { Running = true };
            return new IdempotentRun.Started(entry.Operation);
        }
    }

    public void Complete(string scope, string key, StoredAnswer answer) =>
        _entries[(scope, key)] = _entries[(scope, key)] with { Running = false, Answer = answer };

    public void Abandon(string scope, string key) => _entries[(scope, key)] = _entries[(scope, key)] with { Running = false };

    private sealed record Entry(Guid Operation, string Hash, bool Running, StoredAnswer? Answer);
}
