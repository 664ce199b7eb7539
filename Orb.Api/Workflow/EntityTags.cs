using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Orb.Api.Workflow;

/// <summary>Versions as strong entity tags (RFC 9110, 8.8.3).</summary>
internal static class EntityTags
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>True when the caller's copy is this version: 304.</summary>
    public static bool AlreadyHas(HttpRequest request, long version) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(new EntityTagHeaderValue(Of(version)), useStrongComparison: false));

    /// <summary>Reads <c>If-Match</c>. Without one, or with <c>*</c>, any version will do; a tag that is none of ours matches no version.</summary>
    /// <returns>False when the header is not one tag.</returns>
    public static bool TryReadExpected(HttpRequest request, out long? version)
    {
        version = null;
        if (StringValues.IsNullOrEmpty(request.Headers.IfMatch))
        {
            return true;
        }

        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) || tags is not [var tag])
        {
            return false;
        }

        if (!tag.Equals(EntityTagHeaderValue.Any))
        {
            version = !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        }

        return true;
    }
}
