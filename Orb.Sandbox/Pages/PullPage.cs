using Orb.Sandbox.Git;
using Orb.Sandbox.Http;
using Orb.Sandbox.Labels;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pages;

/// <summary>One pull request, with the buttons that end it.</summary>
internal static class PullPage
{
    public static IResult Of(RepositoryRecord repository, PullRecord pull, PullDetails details, string? refusal) => Layout.Page(
        $"{pull.Title} #{pull.Number}",
        Html.Of($"""
            <p><a href="/{repository.FullName}">{repository.FullName}</a></p>
            <h1>{pull.Title} <small>#{pull.Number}</small></h1>
            <p>{State(pull)} <strong>{pull.Author.Login}</strong> wants {pull.Head} in {pull.Base}, since {pull.CreatedAt.ToGitHub()}
            {Html.Each(repository.LabelsOf(pull), label => Html.Of($"""<span class="label">{label.Name}</span>"""))}</p>
            {Refusal(refusal)}
            {Buttons(repository, pull, details)}
            <pre class="body">{pull.Text ?? "No description."}</pre>
            <h2>{Count(details.Commits.Count, "commit")}</h2>
            <ul class="list">{Html.Each(details.Commits, Row)}</ul>
            <h2>{Count(details.Files.Count, "changed file")}</h2>
            {Html.Each(details.Files, Changes)}
            """),
        refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    public static Html State(PullRecord pull)
    {
        var state = pull.Merged is not null ? "merged" : !pull.IsOpen ? "closed" : pull.Draft ? "draft" : "open";
        return Html.Of($"""<span class="state {state}">{state}</span>""");
    }

    private static Html Refusal(string? reason) => reason is null ? default : Html.Of($"""<p class="refusal" role="alert">{reason}</p>""");

    private static Html Buttons(RepositoryRecord repository, PullRecord pull, PullDetails details)
    {
        var path = $"/{repository.FullName}/pull/{pull.Number}";
        if (pull.Merged is { } merge)
        {
            return Html.Of($"<p>Merged by {merge.By.Login} as <code>{merge.Sha[..7]}</code>.</p>");
        }

        if (!pull.IsOpen)
        {
            return Html.Of($"""<div class="buttons">{Button(path, "reopen", "Reopen")}</div>""");
        }

        var merging = details.Mergeable != true ? Html.Of($"<p>This conflicts with {pull.Base}.</p>")
            : pull.Draft ? Html.Of($"<p>A draft cannot be merged.</p>")
            : Button(path, "merge", "Merge pull request");
        return Html.Of($"""<div class="buttons">{merging}{Button(path, "close", "Close pull request")}</div>""");
    }

    private static Html Button(string path, string action, string text) => Html.Of($"""
        <form method="post" action="{path}/{action}"><button class="{action}">{text}</button></form>
        """);

    private static Html Row(Commit commit) => Html.Of($"<li><code>{commit.Sha[..7]}</code> {commit.Subject} <small>{commit.Author.Name}</small></li>");

    private static Html Changes(FileChange file) => Html.Of($"""
        <details open><summary><code>{file.Path}</code> <small>{file.Status} +{file.Additions} -{file.Deletions}</small></summary>
        <pre>{file.Patch ?? "Not shown."}</pre></details>
        """);

    private static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
