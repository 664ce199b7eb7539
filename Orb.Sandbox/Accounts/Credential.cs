using System.Net.Http.Headers;
using System.Text;

namespace Orb.Sandbox.Accounts;

/// <summary>What the <c>Authorization</c> header carries, in any of the ways that GitHub reads it.</summary>
internal static class Credential
{
    /// <summary>The token; null when the request carries none.</summary>
    public static string? Of(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || string.IsNullOrEmpty(header.Parameter))
        {
            return null;
        }

        return header.Scheme.ToUpperInvariant() switch
        {
            "BEARER" or "TOKEN" => header.Parameter,
            "BASIC" => FromBasic(header.Parameter),
            _ => null,
        };
    }

    private static string? FromBasic(string parameter)
    {
        var decoded = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, decoded, out var length))
        {
            return string.Empty;
        }

        var pair = Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2);
        var password = pair.Length > 1 ? pair[1] : string.Empty;
        // git sends a token as the password of any user; older tools as the user, with no password or this one.
        return password is "" or "x-oauth-basic" ? pair[0] : password;
    }
}
