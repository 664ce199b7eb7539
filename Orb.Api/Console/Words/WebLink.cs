namespace Orb.Api.Console.Words;

internal static class WebLink
{
    /// <summary>The address when a browser may follow it, else null: an address from outside may start with <c>javascript:</c>.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
