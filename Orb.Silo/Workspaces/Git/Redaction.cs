using System.Text;
using System.Text.RegularExpressions;

namespace Orb.Silo.Workspaces.Git;

/// <summary>Takes credentials out of text that git wrote.</summary>
internal static partial class Redaction
{
    private const string Mask = "***";

    public static string Redact(string text, GitCredential? credential)
    {
        if (credential is { Token.Length: > 0 })
        {
            var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Token}"));
            text = text
                .Replace(credential.Token, Mask, StringComparison.Ordinal)
                .Replace(Uri.EscapeDataString(credential.Token), Mask, StringComparison.Ordinal)
                .Replace(pair, Mask, StringComparison.Ordinal);
        }

        return UserInUrl().Replace(text, $"://{Mask}@");
    }

    [GeneratedRegex(@"://[^/\s@']+@", RegexOptions.NonBacktracking)]
    private static partial Regex UserInUrl();
}
