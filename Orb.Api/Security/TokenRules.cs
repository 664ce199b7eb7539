using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Orb.Api.Hosting;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Security;

/// <summary>Which tokens are believed: everything that a token could choose for itself is pinned here.</summary>
internal sealed class TokenRules(IOptions<AuthOptions> auth, IConfiguration configuration, IHostEnvironment environment)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name is not AuthSchemes.Bearer)
        {
            return;
        }

        var settings = auth.Value;
        options.MapInboundClaims = false;
        options.RequireHttpsMetadata = !environment.AllowsStandIns();
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidateIssuer = true,
            ValidIssuer = settings.UsesDevelopmentIssuer ? DevelopmentIssuer.Name : settings.Issuer ?? settings.Authority,
            ValidateAudience = true,
            ValidAudience = settings.UsesDevelopmentIssuer ? DevelopmentIssuer.Audience : settings.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
            ValidTypes = [settings.TokenType],
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateLifetime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = OrbClaims.Subject,
            RoleClaimType = OrbClaims.Role,
        };
        if (settings.UsesDevelopmentIssuer)
        {
            options.TokenValidationParameters.IssuerSigningKey = DevelopmentIssuer.Key(DataFolder.Of(configuration));
        }
        else if (!string.IsNullOrWhiteSpace(settings.Jwks))
        {
            options.TokenValidationParameters.IssuerSigningKeys = Keys(settings.Jwks);
        }
        else
        {
            options.Authority = settings.Authority;
        }

        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (string.IsNullOrWhiteSpace(context.Principal?.FindFirst(OrbClaims.Subject)?.Value))
                {
                    context.Fail("The token has no subject.");
                }

                return Task.CompletedTask;
            },
        };
    }

    internal static IList<SecurityKey> Keys(string path)
    {
        try
        {
            var keys = new JsonWebKeySet(File.ReadAllText(path)).GetSigningKeys();
            return keys.Count > 0 && keys.All(key => key is AsymmetricSecurityKey or JsonWebKey { Kty: "EC" or "RSA" })
                ? keys
                : throw new StartException($"{AuthOptions.Section}:Jwks: '{path}' must hold public EC or RSA keys and nothing else.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new StartException($"{AuthOptions.Section}:Jwks: '{path}' cannot be read: {failure.Message}", failure);
        }
    }
}
