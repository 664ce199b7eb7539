namespace Orb.Sandbox.Tests.Conformance;

/// <summary>Finds which path of the description an address is of. Branches, references and files may hold slashes.</summary>
internal sealed class PathTemplates(IEnumerable<string> templates)
{
    private readonly List<string[]> _templates = [.. templates.Select(template => template.Split('/'))];

    public string? Of(string path)
    {
        var parts = path.Split('/');
        var fitting = _templates.Where(template => Fits(template, parts)).ToList();
        return fitting.Count == 0 ? null : string.Join('/', fitting.MaxBy(Literals)!);
    }

    private static int Literals(string[] template) => template.Count(part => !part.StartsWith('{'));

    private static bool Fits(string[] template, string[] path)
    {
        var greedy = Array.FindIndex(template, part => part is "{branch}" or "{ref}" or "{path}" or "{basehead}");
        if (greedy < 0)
        {
            return template.Length == path.Length && template.Zip(path).All(Fits);
        }

        var tail = template.Length - greedy - 1;
        return path.Length >= template.Length
            && template.Take(greedy).Zip(path).All(Fits)
            && template.TakeLast(tail).Zip(path.TakeLast(tail)).All(Fits);
    }

    private static bool Fits((string Template, string Part) pair) => pair.Template.StartsWith('{') || pair.Template == pair.Part;
}
