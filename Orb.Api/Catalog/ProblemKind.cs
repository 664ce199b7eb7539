namespace Orb.Api.Catalog;

/// <summary>A way in which a request can fail. Codes are stable; docs/problems.md explains each.</summary>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    /// <summary>The <c>type</c> of a problem with this code.</summary>
    public static string TypeOf(string code) => $"/problems/{code}";
}
