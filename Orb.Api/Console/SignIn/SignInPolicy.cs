namespace Orb.Api.Console.SignIn;

/// <summary>Who may sign in by merely saying a name.</summary>
internal static class SignInPolicy
{
    public static bool TakesNames(IHostEnvironment environment) =>
        environment.IsDevelopment() || environment.IsEnvironment("Testing");

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Refuse(string name) =>
        name is { Length: 0 or > 100 } ? "Type a name of 1 to 100 characters."
        : !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '@')
            ? "Use letters, digits, dot, dash, underscore and @ only."
            : null;
}
