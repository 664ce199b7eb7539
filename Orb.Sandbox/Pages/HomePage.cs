using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pages;

/// <summary>Every repository.</summary>
internal static class HomePage
{
    public static IResult Of(IEnumerable<Repository> repositories) => Layout.Page("Repositories", Html.Of($"""
        <h1>Repositories</h1>
        <ul class="list">
        {Html.Each(repositories, repository => Row(repository.Record))}
        </ul>
        """));

    private static Html Row(RepositoryRecord repository) => Html.Of($"""
        <li><a href="/{repository.FullName}">{repository.FullName}</a> <small>{repository.Pulls.Count(pull => pull.IsOpen)} open pull requests</small></li>
        """);
}
