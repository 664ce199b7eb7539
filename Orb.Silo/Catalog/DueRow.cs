using System.Data.Common;
using Orb.Grains.Catalog;

namespace Orb.Silo.Catalog;

/// <summary>When a grain must be woken, as its newest entry says.</summary>
internal sealed record DueRow(DueKind Kind, string Key, DateTimeOffset? At)
{
    private const string Set = """
        INSERT INTO due_work (kind, key, due_at) VALUES (@Kind, @Key, @DueAt)
        ON CONFLICT (kind, key) DO UPDATE SET due_at = excluded.due_at
        """;

    private const string Remove = "DELETE FROM due_work WHERE kind = @Kind AND key = @Key";

    public Task Store(DbTransaction transaction, CancellationToken cancellationToken) =>
        At is { } dueAt
            ? transaction.Execute(Set, new { Kind = Kind.ToString(), Key, DueAt = new StoredTime(dueAt) }, cancellationToken)
            : transaction.Execute(Remove, new { Kind = Kind.ToString(), Key }, cancellationToken);
}
