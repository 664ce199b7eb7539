using System.Text.RegularExpressions;

namespace Orb.EndToEnd.Tests.Deployment;

/// <summary>A Dockerfile, as far as ours goes: stages, what is published where, and what the last stage offers.</summary>
internal sealed partial class ImageFile
{
    private readonly IReadOnlyList<(string Instruction, string Text)> _lines;

    public ImageFile(string path) => _lines =
    [
        .. File.ReadAllText(path).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])),
    ];

    public IEnumerable<string> Stages => Texts("FROM").Select(from => from.Split(" AS ")).Where(from => from.Length > 1).Select(from => from[1]);

    /// <summary>The images that stages are built on.</summary>
    public IEnumerable<string> Bases => Texts("FROM").Select(from => from.Split(' ')[0]);

    /// <summary>Each project file that is published, and the folder its program is in.</summary>
    public IEnumerable<(string Project, string Folder)> Published =>
        Texts("RUN").SelectMany(run => Publish().Matches(run)).Select(match => (match.Groups["project"].Value, match.Groups["folder"].Value));

    /// <summary>The stages that files are taken from, and the folders.</summary>
    public IEnumerable<(string Stage, string From, string To)> Copied => Texts("COPY")
        .Select(copy => copy.Split(' '))
        .Where(copy => copy[0].StartsWith("--from=", StringComparison.Ordinal))
        .Select(copy => (copy[0]["--from=".Length..], copy[1], copy[2]));

    public IEnumerable<string> Exposed => Texts("EXPOSE").SelectMany(ports => ports.Split(' '));

    public string Volume => Assert.Single(Texts("VOLUME"));

    public string User => Assert.Single(Texts("USER"));

    public IReadOnlyDictionary<string, string> Environment =>
        Texts("ENV").Select(variable => variable.Split('=', 2)).ToDictionary(variable => variable[0], variable => variable[1], StringComparer.Ordinal);

    private IEnumerable<string> Texts(string instruction) => _lines.Where(line => line.Instruction == instruction).Select(line => line.Text);

    [GeneratedRegex(@"dotnet publish (?<project>\S+).*? -o (?<folder>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Publish();
}
