using System.Data.Common;
using Orb.Grains.Catalog;

namespace Orb.Silo.Catalog;

internal sealed class SqlDueWork(DbDataSource dataSource) : IDueWork
{
    private const string Columns = "SELECT kind AS Kind, key AS Key, due_at AS DueAt FROM due_work WHERE due_at <= @Until";
    private const string Order = "ORDER BY due_at, kind, key LIMIT @Limit";
    private const string FromStart = $"{Columns} {Order}";
    private const string FromEntry = $"{Columns} AND (due_at, kind, key) > (@DueAt, @Kind, @Key) {Order}";

    public async Task<IReadOnlyList<DueWork>> List(
        DateTimeOffset until, DueWork? after, int limit, CancellationToken cancellationToken)
    {
        var rows = after is null
            ? await dataSource.List<Row>(FromStart, new { Until = new StoredTime(until), Limit = limit }, cancellationToken)
            : await dataSource.List<Row>(
                FromEntry,
                new { Until = new StoredTime(until), Limit = limit, DueAt = new StoredTime(after.DueAt), Kind = after.Kind.ToString(), after.Key },
                cancellationToken);
        return [.. rows.Select(row => new DueWork(Enum.Parse<DueKind>(row.Kind), row.Key, row.DueAt))];
    }

    private sealed record Row
    {
        public string Kind { get; init; } = "";

        public string Key { get; init; } = "";

        public StoredTime DueAt { get; init; }
    }
}
