namespace Orb.Sandbox.Http;

/// <summary>Kestrel leaves encoded slashes in a path as they are; names of branches and files mean a slash by them.</summary>
internal static class RouteText
{
    public static string Text(this HttpContext context, string name) =>
        (context.Request.RouteValues[name] as string ?? string.Empty).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public static int Number(this HttpContext context, string name) => int.TryParse(context.Text(name), out var number) ? number : 0;
}
