namespace Orb.Sandbox.Http;

/// <summary>What a route is called in faults and in the journal, what a caller needs for it, and where GitHub documents it.</summary>
internal sealed record Operation(string Name, Need Need, string Documentation);

/// <summary>What a caller must have.</summary>
internal abstract record Need
{
    /// <summary>Anybody may call.</summary>
    public sealed record Nothing : Need;

    /// <summary>A JSON web token signed by the App.</summary>
    public sealed record App : Need;

    /// <summary>A token of any kind.</summary>
    public sealed record Token : Need;

    /// <summary>One of the permissions on the repository in the path.</summary>
    public sealed record Repository(bool Write, params string[] AnyOf) : Need;
}

internal static class Operations
{
    private const string Docs = "https://docs.github.com/rest/";

    /// <summary>Names a route. <paramref name="documentation"/> is the path below GitHub's REST documentation.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder route, string name, Need need, string documentation) =>
        route.WithMetadata(new Operation(name, need, Docs + documentation));

    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder route, string name, string documentation, params string[] anyOf) =>
        route.Named(name, new Need.Repository(Write: false, anyOf), documentation);

    public static RouteHandlerBuilder Writes(this RouteHandlerBuilder route, string name, string documentation, params string[] anyOf) =>
        route.Named(name, new Need.Repository(Write: true, anyOf), documentation);
}
