using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Accounts;

/// <summary>The JSON web token by which an App proves itself: RS256, at most ten minutes.</summary>
internal sealed class AppToken(AppAccount app, TimeProvider clock)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    public static bool LooksLikeOne(string token) => token.StartsWith("eyJ", StringComparison.Ordinal);

    /// <summary>Null when the token is good.</summary>
    public GitHubError? Refusal(string token)
    {
        if (Read(token) is not { } claims)
        {
            return Denied("A JSON web token could not be decoded");
        }

        if (!claims.TryGetProperty("iss", out var issuer) || !NamesAnApp(issuer, out var id))
        {
            return Denied("'Issuer' claim ('iss') must be an Integer");
        }

        if (id != app.Record.Id)
        {
            return new GitHubError(StatusCodes.Status404NotFound, "Integration not found");
        }

        var now = clock.GetUtcNow();
        if (Time(claims, "exp") is not { } expires || expires <= now)
        {
            return Denied("'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires");
        }

        if (expires - now > LongestLife)
        {
            return Denied("'Expiration time' claim ('exp') is too far in the future");
        }

        return Time(claims, "iat") is not { } issued || issued > now
            ? Denied("'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued")
            : null;
    }

    private static GitHubError Denied(string message) => new(StatusCodes.Status401Unauthorized, message);

    private static bool NamesAnApp(JsonElement issuer, out long id)
    {
        id = 0;
        return issuer.ValueKind == JsonValueKind.Number
            ? issuer.TryGetInt64(out id)
            : issuer.ValueKind == JsonValueKind.String && long.TryParse(issuer.GetString(), out id);
    }

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            && seconds is >= 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    /// <summary>The claims, when the token is of the form and the signature is the App's.</summary>
    private JsonElement? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            var header = JsonElement.Parse(Base64Url.DecodeFromChars(parts[0]));
            var claims = JsonElement.Parse(Base64Url.DecodeFromChars(parts[1]));
            var signature = Base64Url.DecodeFromChars(parts[2]);
            var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
            return header.GetProperty("alg").GetString() == "RS256"
                && claims.ValueKind == JsonValueKind.Object
                && app.Key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ? claims
                : null;
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
