using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Console.Projects;

/// <summary>What is wrong with a form, by field.</summary>
/// <param name="problems">As the grain answered them.</param>
public sealed class FieldErrors(IReadOnlyList<Problem> problems)
{
    /// <summary>Nothing is wrong.</summary>
    public static FieldErrors None { get; } = new([]);

    /// <summary>Something is wrong.</summary>
    public bool Any => problems.Count > 0;

    /// <summary>What is wrong with one field.</summary>
    /// <param name="field">Its name in the request, such as <c>repositories[0].url</c>.</param>
    public IEnumerable<string> At(string field) =>
        problems.Where(problem => string.Equals(problem.Field, field, StringComparison.OrdinalIgnoreCase)).Select(problem => problem.Message);

    /// <summary>What is wrong with none of the fields that show their own problems.</summary>
    /// <param name="shown">Those fields.</param>
    public IEnumerable<string> Beside(IEnumerable<string> shown)
    {
        var fields = shown.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return problems.Where(problem => problem.Field is null || !fields.Contains(problem.Field)).Select(problem => problem.Message);
    }
}
