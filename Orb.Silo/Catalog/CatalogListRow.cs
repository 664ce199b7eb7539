namespace Orb.Silo.Catalog;

/// <summary>A row of a <see cref="CatalogList"/>: its place, and what Dapper sets besides.</summary>
internal abstract record CatalogListRow
{
    public StoredTime PlaceTime { get; init; }

    public string PlaceId { get; init; } = "";

    internal sealed record Snapshot : CatalogListRow
    {
        public StoredJson Json { get; init; }
    }

    internal sealed record Audit : CatalogListRow
    {
        public string Actor { get; init; } = "";

        public string Action { get; init; } = "";

        public string ProjectId { get; init; } = "";

        public StoredJson Data { get; init; }
    }
}
