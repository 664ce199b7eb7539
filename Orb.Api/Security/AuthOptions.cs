namespace Orb.Api.Security;

/// <summary>Whose tokens are believed. With neither an authority nor a key set, Development has its own issuer and Production does not start.</summary>
public sealed class AuthOptions
{
    /// <summary>Where these options are configured.</summary>
    public const string Section = "Orb:Auth";

    /// <summary>An OpenID provider; its keys are found through its discovery document.</summary>
    public string? Authority { get; init; }

    /// <summary>A file with a JSON Web Key Set, for an issuer that is not asked over the network.</summary>
    public string? Jwks { get; init; }

    /// <summary>The <c>iss</c> of every token; by default the authority.</summary>
    public string? Issuer { get; init; }

    /// <summary>The <c>aud</c> of every token.</summary>
    public string? Audience { get; init; }

    /// <summary>The <c>typ</c> in the header of every token (RFC 9068). Identity tokens have another, and are none of our business.</summary>
    public string TokenType { get; init; } = "at+jwt";

    /// <summary>True when Orb signs its own tokens, with a key from the data folder.</summary>
    public bool UsesDevelopmentIssuer => string.IsNullOrWhiteSpace(Authority) && string.IsNullOrWhiteSpace(Jwks);
}
