using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Accounts;

/// <summary>What an App asks about itself.</summary>
internal static class AppEndpoints
{
    private static readonly Need ByApp = new Need.App();

    public static void MapApp(this RouteGroupBuilder api)
    {
        api.MapGet("/app", Get).Named("app.get", ByApp, "apps/apps#get-the-authenticated-app");
        api.MapGet("/app/installations", List).Named("app.installations.list", ByApp, "apps/apps#list-installations-for-the-authenticated-app");
        api.MapGet("/app/installations/{id:long}", GetOne).Named("app.installations.get", ByApp, "apps/apps#get-an-installation-for-the-authenticated-app");
        api.MapGet("/repos/{owner}/{repo}/installation", OfRepository)
            .Named("app.installations.ofRepository", ByApp, "apps/apps#get-a-repository-installation-for-the-authenticated-app");
    }

    private static IResult Get(AppAccount app, Urls urls) => Body.Ok(AppBody.OfApp(app.Record, urls));

    private static IResult List(HttpContext context, AppAccount app, Urls urls) =>
        Page.Of(context, urls, app.Record.Installations, installation => AppBody.OfInstallation(installation, app.Record, urls));

    private static IResult GetOne(long id, AppAccount app, Urls urls) =>
        Answer(app.Record.Installations.FirstOrDefault(installation => installation.Id == id), app, urls);

    private static IResult OfRepository(string owner, string repo, RepositoryStore repositories, AppAccount app, Urls urls) =>
        Answer(repositories.Find(owner, repo) is null ? null : app.InstallationOf(owner), app, urls);

    private static IResult Answer(Installation? installation, AppAccount app, Urls urls) =>
        installation is null ? GitHubError.NotFound : Body.Ok(AppBody.OfInstallation(installation, app.Record, urls));
}
