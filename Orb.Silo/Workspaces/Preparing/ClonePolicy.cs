using Orb.Grains.PullRequests;

namespace Orb.Silo.Workspaces.Preparing;

/// <summary>Says what may be cloned. The last line: the API has checked what a person typed long before.</summary>
internal sealed class ClonePolicy(IReadOnlyList<string> allowedOrigins)
{
    private readonly HashSet<string> _origins =
        [.. (allowedOrigins.Count == 0 ? ["https://github.com"] : allowedOrigins).Select(origin => OriginOf(new Uri(origin)))];

    /// <summary>Why the source may not be cloned, or null when it may.</summary>
    public string? Refuse(CloneSource source)
    {
        var url = source.CloneUrl;
        return url switch
        {
            { IsAbsoluteUri: false } => "The clone URL is not complete.",
            { Scheme: not ("https" or "http") } => "Only http and https URLs are cloned.",
            { UserInfo.Length: > 0 } => "A clone URL bears no user or password.",
            { Query.Length: > 0 } or { Fragment.Length: > 0 } => "A clone URL has no query or fragment.",
            _ when !_origins.Contains(OriginOf(url)) => $"{OriginOf(url)} is not a configured repository host.",
            _ => BranchName.IsValid(source.BaseBranch) ? null : "That is not a branch name.",
        };
    }

    private static string OriginOf(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
