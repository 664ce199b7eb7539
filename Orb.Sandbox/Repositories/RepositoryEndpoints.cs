using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Repositories;

/// <summary>The repository itself.</summary>
internal static class RepositoryEndpoints
{
    public static void MapRepositories(this RouteGroupBuilder api) =>
        api.MapGet("/repos/{owner}/{repo}", Get).Reads("repos.get", "repos/repos#get-a-repository", "metadata");

    private static IResult Get(Repository repository, HttpContext context, AppAccount app, Urls urls)
    {
        var body = RepositoryBody.Of(repository, app, urls);
        body["network_count"] = 0;
        body["subscribers_count"] = 0;
        if (context.Caller() is Caller.Person)
        {
            body["permissions"] = new System.Text.Json.Nodes.JsonObject
            {
                ["admin"] = true,
                ["maintain"] = true,
                ["push"] = true,
                ["triage"] = true,
                ["pull"] = true,
            };
        }

        return Body.Ok(body);
    }
}
