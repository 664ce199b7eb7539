using Microsoft.AspNetCore.Http.Extensions;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Catalog;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">The entries, newest first.</param>
/// <param name="NextCursor">Give it back as <c>cursor</c> to read on; null at the end.</param>
internal sealed record ListResponse<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Answers a page of a grain's as a page of the API's.</summary>
internal static class ListResponse
{
    /// <summary>The page, with a <c>Link</c> header (RFC 8288) that leads to the next one under the same filters.</summary>
    public static ListResponse<TResponse> From<T, TResponse>(HttpContext http, Page<T> page, Func<T, TResponse> translate)
    {
        if (page.NextCursor is { } cursor)
        {
            var query = http.Request.Query
                .Where(parameter => !parameter.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase))
                .SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value ?? string.Empty))
                .Append(KeyValuePair.Create("cursor", cursor));
            http.Response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}{new QueryBuilder(query)}>; rel=\"next\"";
        }

        return new ListResponse<TResponse>([.. page.Items.Select(translate)], page.NextCursor);
    }
}
