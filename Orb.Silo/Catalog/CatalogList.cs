using System.Data.Common;
using System.Globalization;
using Dapper;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Silo.Catalog;

/// <summary>
/// A list that is read page by page, newest first and by id among equals. What is added meanwhile stands before the pages already read,
/// so no entry is shown twice and none is left out.
/// </summary>
/// <param name="Table">Its table; also marks its cursors.</param>
/// <param name="Columns">What is selected besides the place of an entry.</param>
/// <param name="TimeColumn">The column that orders it.</param>
/// <param name="ProjectColumn">The column that names the project whose members may see an entry.</param>
/// <param name="IsId">Whether a text can be the id of an entry.</param>
internal sealed record CatalogList(string Table, string Columns, string TimeColumn, string ProjectColumn, Func<string, bool> IsId)
{
    private const int MostEntries = 100;

    /// <summary>How the id of a cursor is compared; ids are text unless it says otherwise.</summary>
    public string IdParameter { get; init; } = "@AfterId";

    /// <summary>Reads a page.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="request">Which page, and who looks.</param>
    /// <param name="filters">Columns and the only value they may have; null for any.</param>
    /// <param name="toEntry">Makes the entry of a row.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BadCursorException">The cursor is not of this list.</exception>
    public async Task<Page<TEntry>> Read<TRow, TEntry>(
        DbDataSource dataSource,
        PageRequest request,
        IReadOnlyDictionary<string, string?> filters,
        Func<TRow, TEntry> toEntry,
        CancellationToken cancellationToken)
        where TRow : CatalogListRow
    {
        var limit = Math.Clamp(request.Limit, 1, MostEntries);
        var parameters = new DynamicParameters();
        var sql = $"""
            SELECT {Columns}, {TimeColumn} AS PlaceTime, CAST(id AS text) AS PlaceId FROM {Table}
            {Where(request, filters, parameters)}
            ORDER BY {TimeColumn} DESC, id DESC LIMIT {(limit + 1).ToString(CultureInfo.InvariantCulture)}
            """;
        var rows = await dataSource.List<TRow>(sql, parameters, cancellationToken);
        return new Page<TEntry>([.. rows.Take(limit).Select(toEntry)], rows.Count > limit ? CursorAfter(rows[limit - 1]) : null);
    }

    private string Where(PageRequest request, IReadOnlyDictionary<string, string?> filters, DynamicParameters parameters)
    {
        List<string> conditions = [];
        if (!request.Viewer.SeesEverything)
        {
            conditions.Add($"{ProjectColumn} IN (SELECT project_id FROM project_members WHERE user_id = @Viewer)");
            parameters.Add("Viewer", request.Viewer.User);
        }

        foreach (var (column, value) in filters.Where(filter => filter.Value is not null))
        {
            conditions.Add($"{column} = @{column}");
            parameters.Add(column, value);
        }

        if (request.Cursor is not null)
        {
            var after = Cursor.Parse(request.Cursor, Table, IsId);
            conditions.Add($"({TimeColumn}, id) < (@AfterTime, {IdParameter})");
            parameters.Add("AfterTime", new StoredTime(after.At));
            parameters.Add("AfterId", after.Id);
        }

        return conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
    }

    private string CursorAfter(CatalogListRow row) => new Cursor(Table, row.PlaceTime, row.PlaceId).ToString();
}
