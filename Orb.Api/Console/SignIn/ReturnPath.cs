namespace Orb.Api.Console.SignIn;

internal static class ReturnPath
{
    /// <summary>Where to go after signing in: a path of this console, never another site.</summary>
    public static string Of(string? wanted) =>
        wanted is ['/', ..] and not ['/', '/' or '\\', ..] && !wanted.AsSpan().ContainsAnyInRange('\0', '\x1f') ? wanted : "/";
}
