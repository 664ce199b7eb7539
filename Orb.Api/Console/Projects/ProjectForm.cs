using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.Projects;

/// <summary>The form for a new project, as it was typed.</summary>
public sealed record ProjectForm
{
    /// <summary>The most repositories a project has.</summary>
    public const int MostRepositories = 10;

    /// <summary>Names the project this form makes, see <see cref="ProjectTickets"/>.</summary>
    public string Ticket { get; init; } = "";

    /// <summary>A short name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is to be done.</summary>
    public string Task { get; init; } = "";

    /// <summary>One row for each repository.</summary>
    public IReadOnlyList<RepositoryRow> Repositories { get; init; } = [new("", "")];

    /// <summary>The button for another row was pressed.</summary>
    public bool WantsMoreRows { get; init; }

    /// <summary>What is wrong with it.</summary>
    public FieldErrors Errors { get; init; } = FieldErrors.None;

    /// <summary>Reads what was sent.</summary>
    /// <param name="form">The sent form.</param>
    public static ProjectForm Read(IFormCollection form)
    {
        var urls = form["repositoryUrl"];
        var branches = form["baseBranch"];
        var rows = urls
            .Take(MostRepositories)
            .Select((url, index) => new RepositoryRow(url?.Trim() ?? "", (index < branches.Count ? branches[index] : null)?.Trim() ?? ""))
            .ToList();
        return new ProjectForm
        {
            Ticket = form["ticket"].ToString(),
            Name = form["name"].ToString().Trim(),
            Task = form["task"].ToString().ReplaceLineEndings("\n").Trim(),
            Repositories = rows.Count == 0 ? [new("", "")] : rows,
            WantsMoreRows = form["intent"] == "add-repository",
        };
    }

    /// <summary>The same with room for one more repository.</summary>
    public ProjectForm WithAnotherRow() =>
        this with { Repositories = Repositories.Count < MostRepositories ? [.. Repositories, new("", "")] : Repositories };

    /// <summary>The same without rows that nobody typed into: the rows that <see cref="ToRequest"/> sends, so that a problem shows at its row.</summary>
    public ProjectForm WithoutEmptyRows() => this with { Repositories = Filled is { Count: > 0 } filled ? filled : [new("", "")] };

    /// <summary>The wish; a row that nobody typed into is none.</summary>
    /// <param name="user">Who asks.</param>
    public CreateProject ToRequest(ConsoleUser user) =>
        new(Name, Task, [.. Filled.Select(row => new RequestedRepository(row.Url, row.BaseBranch.Length == 0 ? null : row.BaseBranch))], AutoApprovePlan: false, user.Name);

    private IReadOnlyList<RepositoryRow> Filled => [.. Repositories.Where(row => row.Url.Length > 0 || row.BaseBranch.Length > 0)];

    /// <summary>One repository.</summary>
    /// <param name="Url"><c>owner/name</c> or its address.</param>
    /// <param name="BaseBranch">Where the work starts; empty for the default branch.</param>
    public sealed record RepositoryRow(string Url, string BaseBranch);
}
