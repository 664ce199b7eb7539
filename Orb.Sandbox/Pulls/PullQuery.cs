using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pulls;

/// <summary>Which pull requests a list asks for. As on GitHub, a <c>head</c> without an owner filters nothing.</summary>
internal sealed record PullQuery(string State, string? Head, string? Base, string Sort, bool Descending)
{
    public static PullQuery From(IQueryCollection query)
    {
        var sort = query["sort"].ToString();
        var direction = query["direction"].ToString();
        var byCreation = sort is "" or "created";
        return new PullQuery(
            query["state"].ToString() is { Length: > 0 } state ? state : "open",
            query["head"].ToString() is { Length: > 0 } head ? head : null,
            query["base"].ToString() is { Length: > 0 } target ? target : null,
            byCreation ? "created" : sort,
            direction.Length > 0 ? direction == "desc" : byCreation);
    }

    public IReadOnlyList<PullRecord> On(RepositoryRecord repository)
    {
        var matching = repository.Pulls.Where(pull => HasState(pull) && HasHead(repository, pull) && (Base is null || pull.Base == Base));
        var sorted = Sort == "updated"
            ? matching.OrderBy(pull => pull.UpdatedAt).ThenBy(pull => pull.Number)
            : matching.OrderBy(pull => pull.Number);
        return Descending ? [.. sorted.Reverse()] : [.. sorted];
    }

    private bool HasState(PullRecord pull) => State switch
    {
        "all" => true,
        "closed" => !pull.IsOpen,
        _ => pull.IsOpen,
    };

    private bool HasHead(RepositoryRecord repository, PullRecord pull)
    {
        var parts = Head?.Split(':', 2) ?? [];
        return parts.Length < 2 || (string.Equals(parts[0], repository.Owner, StringComparison.OrdinalIgnoreCase) && parts[1] == pull.Head);
    }
}
