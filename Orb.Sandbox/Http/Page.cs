using System.Text.Json.Nodes;

namespace Orb.Sandbox.Http;

/// <summary>One page of a list, with the <c>Link</c> header of GitHub.</summary>
internal static class Page
{
    private const int DefaultSize = 30;
    private const int LargestSize = 100;

    public static IResult Of<T>(HttpContext context, Urls urls, IReadOnlyCollection<T> items, Func<T, JsonNode> body)
    {
        var (number, size) = Asked(context.Request.Query);
        var pages = Math.Max(1, (items.Count + size - 1) / size);
        var links = new List<string>();
        if (number > 1)
        {
            links.Add(Link(context, urls, Math.Min(number - 1, pages), "prev"));
            links.Add(Link(context, urls, 1, "first"));
        }

        if (number < pages)
        {
            links.Add(Link(context, urls, number + 1, "next"));
            links.Add(Link(context, urls, pages, "last"));
        }

        if (links.Count > 0)
        {
            context.Response.Headers.Link = string.Join(", ", links);
        }

        return Body.Ok(Body.Array(items.Skip((number - 1) * size).Take(size).Select(body)));
    }

    private static (int Number, int Size) Asked(IQueryCollection query)
    {
        var number = int.TryParse(query["page"], out var page) && page > 0 ? page : 1;
        var size = int.TryParse(query["per_page"], out var asked) && asked > 0 ? Math.Min(asked, LargestSize) : DefaultSize;
        return (Math.Min(number, 1_000_000), size);
    }

    private static string Link(HttpContext context, Urls urls, int number, string relation)
    {
        var query = context.Request.Query
            .Where(pair => !string.Equals(pair.Key, "page", StringComparison.Ordinal))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}")
            .Append($"page={number}");
        return $"<{urls.Web}{context.Request.Path}?{string.Join('&', query)}>; rel=\"{relation}\"";
    }
}
