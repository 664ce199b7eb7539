namespace Orb.Api.Console;

/// <summary>Settings of the console.</summary>
public sealed class ConsoleOptions
{
    /// <summary>Where they are in the configuration.</summary>
    public const string Section = "Orb:Console";

    /// <summary>What signs people in outside Development, for people to read, such as <c>OpenID Connect at https://id.example</c>; null when nothing does.</summary>
    public string? SignInProvider { get; set; }
}
