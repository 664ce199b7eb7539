using System.Text.RegularExpressions;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>
/// Reads repository addresses part by part and rebuilds them, so that nothing a person typed is ever dialled: no user info, no other port, no other host,
/// no IP literal and no look-alike letters (specs/security.md, "Input").
/// </summary>
/// <param name="web">The host's web root, such as <c>https://github.com/</c>.</param>
public sealed partial class GitHubHost(Uri web) : IRepositoryAddresses
{
    /// <inheritdoc/>
    public Problem? Read(string text, string field, out RepositoryName? name)
    {
        name = null;
        var path = text;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
                || !text.Contains("://", StringComparison.Ordinal)
                || text.Any(character => character is <= ' ' or > '~' or '\\' or '%'))
            {
                return new Problem("repositoryUrlMalformed", "This is neither owner/name nor a URL.", field);
            }

            if (!IsOurs(url))
            {
                return new Problem("repositoryHostUnknown", $"Orb works with {web.GetLeftPart(UriPartial.Authority)} only.", field);
            }

            // Uri collapses "..", so the path is taken from the text itself.
            path = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
            path = path.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? path[(slash + 1)..] : string.Empty;
            path = path.EndsWith('/') ? path[..^1] : path;
        }

        path = path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;
        var parts = path.Split('/');
        if (parts.Length != 2 || !Owner().IsMatch(parts[0]) || !Name().IsMatch(parts[1]) || parts[1] is "." or "..")
        {
            return new Problem("repositoryUrlMalformed", "A repository is named by its owner and its name, such as octo/demo.", field);
        }

        name = new RepositoryName(parts[0].ToLowerInvariant(), parts[1].ToLowerInvariant());
        return null;
    }

    /// <inheritdoc/>
    public string PageOf(RepositoryName repository) => new Uri(web, $"{repository.Owner}/{repository.Name}").AbsoluteUri;

    private bool IsOurs(Uri url) =>
        url.Scheme == web.Scheme
        && url.Port == web.Port
        && url.UserInfo.Length == 0
        && url.Query.Length == 0
        && url.Fragment.Length == 0
        && (string.Equals(url.Host, web.Host, StringComparison.OrdinalIgnoreCase) || (IsThisMachine(url) && IsThisMachine(web)));

    private static bool IsThisMachine(Uri url) => url.Host is "localhost" or "127.0.0.1";

    [GeneratedRegex(@"^(?!-)[A-Za-z0-9-]{1,39}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Owner();

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,100}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
