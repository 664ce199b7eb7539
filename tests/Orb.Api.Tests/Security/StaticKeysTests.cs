using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Orb.Api.Tests.Doubles;

namespace Orb.Api.Tests.Security;

public sealed class StaticKeysTests
{
    [Fact]
    public async Task Tokens_of_a_configured_key_set_are_believed_and_the_development_issuer_no_longer()
    {
        using var rsa = RSA.Create(2048);
        var key = new RsaSecurityKey(rsa) { KeyId = "one" };
        var publicKey = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(false)) { KeyId = "one" });
        var path = Path.Combine(Path.GetTempPath(), $"jwks-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(
            path,
            JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", kid = "one", n = publicKey.N, e = publicKey.E } } }),
            TestContext.Current.CancellationToken);
        await using var api = await ApiUnderTest.Start(
            ("Orb:Auth:Jwks", path), ("Orb:Auth:Issuer", "https://issuer.example"), ("Orb:Auth:Audience", "orb-of-ours"));
        api.Grains.SayYes();
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://issuer.example",
            Audience = "orb-of-ours",
            TokenType = "at+jwt",
            Expires = TimeProvider.System.GetUtcNow().AddHours(1).UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "ann" },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });

        Assert.Equal(HttpStatusCode.OK, await Status(api.Client(token)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(api.As("ann")));
        File.Delete(path);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/api/v1/projects", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
