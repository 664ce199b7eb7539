using System.Security.Cryptography;
using System.Text;

namespace Orb.Api.PullRequests;

/// <summary>
/// Checks <c>X-Hub-Signature-256</c>: <c>sha256=</c> and the HMAC-SHA256 of the body, byte by byte, in hexadecimal
/// (https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries).
/// </summary>
internal static class WebhookSignature
{
    private const string Scheme = "sha256=";

    public static bool IsGenuine(string? header, ReadOnlySpan<byte> body, IEnumerable<string?> secrets)
    {
        if (!TryRead(header, out var claimed))
        {
            return false;
        }

        // Every secret is tried, whichever fits: the time taken says nothing.
        var genuine = false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
            {
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, expected);
                genuine |= CryptographicOperations.FixedTimeEquals(expected, claimed);
            }
        }

        return genuine;
    }

    public static bool TryRead(string? header, out byte[] claimed)
    {
        claimed = new byte[HMACSHA256.HashSizeInBytes];
        return header is not null
            && header.Length == Scheme.Length + (2 * HMACSHA256.HashSizeInBytes)
            && header.StartsWith(Scheme, StringComparison.Ordinal)
            && Convert.FromHexString(header.AsSpan(Scheme.Length), claimed, out _, out _) is System.Buffers.OperationStatus.Done;
    }
}
