using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pages;

/// <summary>One repository: its branches and its pull requests.</summary>
internal static class RepositoryPage
{
    public static IResult Of(RepositoryRecord repository, Dictionary<string, string> heads) => Layout.Page(repository.FullName, Html.Of($"""
        <h1>{repository.FullName}</h1>
        <h2>Pull requests</h2>
        {Pulls(repository)}
        <h2>Branches</h2>
        <ul class="list">
        {Html.Each(heads.OrderBy(head => head.Key, StringComparer.Ordinal), head => Branch(repository, head.Key, head.Value))}
        </ul>
        """));

    private static Html Pulls(RepositoryRecord repository) => repository.Pulls.Count == 0
        ? Html.Of($"<p>There are none yet.</p>")
        : Html.Of($"""<ul class="list">{Html.Each(repository.Pulls.OrderByDescending(pull => pull.Number), pull => Row(repository, pull))}</ul>""");

    private static Html Row(RepositoryRecord repository, PullRecord pull) => Html.Of($"""
        <li>{PullPage.State(pull)} <a href="/{repository.FullName}/pull/{pull.Number}">{pull.Title}</a> <small>#{pull.Number} {pull.Head} into {pull.Base}</small></li>
        """);

    private static Html Branch(RepositoryRecord repository, string name, string sha) => Html.Of($"""
        <li><code>{name}</code> <small>{sha[..7]}{(name == repository.DefaultBranch ? " · default" : "")}</small></li>
        """);
}
