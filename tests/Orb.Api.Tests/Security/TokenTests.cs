using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Orb.Api.Hosting;
using Orb.Api.Security;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Tests.Security;

public sealed class TokenTests : ApiTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_token_of_the_development_issuer_is_believed() => Assert.Equal(HttpStatusCode.OK, await StatusWith(Descriptor()));

    [Fact]
    public async Task A_token_of_another_issuer_is_not()
    {
        var descriptor = Descriptor();
        descriptor.Issuer = "https://elsewhere.example";
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
    }

    [Fact]
    public async Task A_token_for_another_audience_is_not()
    {
        var descriptor = Descriptor();
        descriptor.Audience = "elsewhere";
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
    }

    [Fact]
    public async Task A_token_of_another_type_is_not()
    {
        var descriptor = Descriptor();
        descriptor.TokenType = "JWT";
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
    }

    [Fact]
    public async Task A_token_may_be_late_by_the_skew_of_clocks_and_no_more()
    {
        var descriptor = Descriptor();
        descriptor.NotBefore = descriptor.IssuedAt = Now.AddHours(-1).UtcDateTime;
        descriptor.Expires = Now.AddSeconds(-5).UtcDateTime;
        Assert.Equal(HttpStatusCode.OK, await StatusWith(descriptor));
        descriptor.Expires = Now.AddSeconds(-40).UtcDateTime;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
    }

    [Fact]
    public async Task A_token_without_an_end_is_not_believed()
    {
        var descriptor = Descriptor();
        descriptor.Expires = null;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
    }

    [Fact]
    public async Task A_token_without_a_subject_is_not_believed()
    {
        var descriptor = Descriptor();
        descriptor.Claims.Remove("sub");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
    }

    [Fact]
    public async Task A_token_signed_with_another_key_is_not_believed()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var descriptor = Descriptor();
        descriptor.SigningCredentials = new SigningCredentials(
            new ECDsaSecurityKey(other) { KeyId = descriptor.SigningCredentials.Key.KeyId }, SecurityAlgorithms.EcdsaSha256);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
    }

    [Fact]
    public async Task A_token_that_signs_itself_with_a_public_text_is_not_believed()
    {
        var descriptor = Descriptor();
        descriptor.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(new byte[32]) { KeyId = descriptor.SigningCredentials.Key.KeyId }, SecurityAlgorithms.HmacSha256);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
        descriptor.SigningCredentials = null;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(descriptor));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer rubbish")]
    [InlineData("Basic YTpi")]
    public async Task A_header_that_holds_no_token_is_not_believed(string header) =>
        await IsProblem(await Get(Api.Anonymous, "/api/v1/projects", ("Authorization", header)), 401, "unauthenticated");

    [Fact]
    public async Task A_header_with_a_bad_token_is_not_helped_by_a_session()
    {
        var session = await Api.Session("ann");
        var answer = await Get(Api.Anonymous, "/api/v1/projects", ("Authorization", "Bearer rubbish"), ("Cookie", session));
        await IsProblem(answer, 401, "unauthenticated");
    }

    [Fact]
    public void The_development_key_is_made_once_and_read_by_its_owner_alone()
    {
        var data = new DataFolder(Path.Combine(Path.GetTempPath(), $"orb-key-{Guid.NewGuid():N}"));
        var ids = new string[8];
        Parallel.For(0, ids.Length, index => ids[index] = DevelopmentIssuer.Key(data).KeyId);
        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(data.Root, "auth")));
        Assert.EndsWith("dev-key.pem", file, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        File.Delete(file);
    }

    [Fact]
    public void A_key_set_with_a_shared_secret_is_refused()
    {
        var path = Path.Combine(Path.GetTempPath(), $"jwks-{Guid.NewGuid():N}.json");
        File.WriteAllText(path, """{"keys":[{"kty":"oct","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I","kid":"1"}]}""");
        Assert.Contains("Orb:Auth:Jwks", Assert.Throws<StartException>(() => TokenRules.Keys(path)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "{");
        Assert.Contains("Orb:Auth:Jwks", Assert.Throws<StartException>(() => TokenRules.Keys(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains("Orb:Auth:Jwks", Assert.Throws<StartException>(() => TokenRules.Keys(path)).Message, StringComparison.Ordinal);
    }

    private SecurityTokenDescriptor Descriptor() => new()
    {
        Issuer = DevelopmentIssuer.Name,
        Audience = DevelopmentIssuer.Audience,
        TokenType = "at+jwt",
        IssuedAt = Now.UtcDateTime,
        NotBefore = Now.UtcDateTime,
        Expires = Now.AddHours(1).UtcDateTime,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "ann" },
        SigningCredentials = new SigningCredentials(DevelopmentIssuer.Key(new DataFolder(Api.Data)), SecurityAlgorithms.EcdsaSha256),
    };

    private async Task<HttpStatusCode> StatusWith(SecurityTokenDescriptor descriptor)
    {
        Api.Grains.SayYes();
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
        using var answer = await Get(Api.Client(token), "/api/v1/projects");
        return answer.StatusCode;
    }
}
