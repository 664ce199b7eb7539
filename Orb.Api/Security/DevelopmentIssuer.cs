using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Orb.Api.Hosting;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Security;

/// <summary>Signs tokens on the machine of the person who tries Orb: an ES256 key in the data folder, readable by its owner alone.</summary>
internal static class DevelopmentIssuer
{
    public const string Name = "https://orb.development.invalid";
    public const string Audience = "orb";
    public const string DefaultUser = "developer";

    private const string KeyFile = "dev-key.pem";

    public static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(12);

    /// <summary>The key of this data folder, made by whoever asks first.</summary>
    public static ECDsaSecurityKey Key(DataFolder data)
    {
        var path = Path.Combine(data.Private("auth"), KeyFile);
        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }

            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            var security = new ECDsaSecurityKey(key);
            security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
            return security;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new StartException($"The development key '{path}' cannot be used: {failure.Message}", failure);
        }
    }

    public static string Token(ECDsaSecurityKey key, string tokenType, string user, IReadOnlyList<string> roles, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [OrbClaims.Subject] = user,
            [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
        };
        if (roles.Count > 0)
        {
            claims[OrbClaims.Role] = roles.ToArray();
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Audience,
            TokenType = tokenType,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + TokenLifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>Two processes may get here at once: the file appears whole, and the second one uses the first one's.</summary>
    private static void Create(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
