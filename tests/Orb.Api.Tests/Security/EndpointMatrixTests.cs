using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Orb.Api.Hosting;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Security;

/// <summary>Every endpoint, asked by everybody. An endpoint for programs that is not in the table fails the test; a page is for people who signed in.</summary>
public sealed class EndpointMatrixTests : ApiTests
{
    private const string Everybody = "anonymous stranger reader writer owner admin service";
    private const string SignedIn = "stranger reader writer owner admin service";
    private const string Readers = "reader writer owner admin";
    private const string Writers = "writer owner admin";
    private const string Owners = "owner admin";
    private const string Admins = "admin";

    private const string RequestPullRequest = """{"repositoryUrl":"octo/demo","featureBranch":"f","implementationSummary":"s"}""";

    /// <summary>Who may, and with which body it works.</summary>
    private static readonly Dictionary<string, (string Who, string? Body)> Table = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/projects"] = (SignedIn, Samples.NewProject),
        ["GET /api/v1/projects"] = (SignedIn, null),
        ["GET /api/v1/projects/{id}"] = (Readers, null),
        ["POST /api/v1/projects/{id}/start"] = (Writers, null),
        ["POST /api/v1/projects/{id}/pause"] = (Writers, null),
        ["POST /api/v1/projects/{id}/resume"] = (Writers, null),
        ["POST /api/v1/projects/{id}/cancel"] = (Writers, null),
        ["GET /api/v1/projects/{id}/members"] = (Readers, null),
        ["PUT /api/v1/projects/{id}/members/{user}"] = (Owners, """{"role":"writer"}"""),
        ["DELETE /api/v1/projects/{id}/members/{user}"] = (Owners, null),
        ["GET /api/v1/projects/{id}/events"] = (Readers, null),
        ["POST /api/v1/projects/{id}/pull-requests"] = (Writers, RequestPullRequest),
        ["GET /api/v1/projects/{id}/pull-requests"] = (Readers, null),
        ["GET /api/v1/projects/{id}/pull-requests/{pullRequestId}"] = (Readers, null),
        ["POST /api/v1/projects/{id}/pull-requests/{pullRequestId}/sync"] = (Writers, null),
        ["POST /api/v1/projects/{id}/pull-requests/{pullRequestId}/retry"] = (Writers, null),
        ["GET /api/v1/pull-requests"] = (SignedIn, null),
        ["GET /api/v1/workspaces"] = (SignedIn, null),
        ["GET /api/v1/workspaces/{id}"] = (Readers, null),
        ["POST /api/v1/workspaces/{id}/cleanup"] = (Writers, null),
        ["DELETE /api/v1/workspaces/{id}/cleanup"] = (Writers, null),
        ["POST /api/v1/workspaces/{id}/keep"] = (Writers, """{"hours":4}"""),
        ["GET /api/v1/admin/audit"] = (Admins, null),
        ["GET /health"] = (Everybody, null),
        ["GET /health/live"] = (Everybody, null),
        ["GET /health/startup"] = (Everybody, null),
        ["GET /health/ready"] = (Everybody, null),
        ["GET /openapi/{documentName}.json"] = (Everybody, null),
        ["GET /docs/{documentName?}"] = (Everybody, null),
        ["GET /docs/scalar.js"] = (Everybody, null),
        ["GET /docs/scalar.aspnetcore.js"] = (Everybody, null),
        ["GET /docs/favicon.svg"] = (Everybody, null),
    };

    /// <summary>Endpoints whose caller is told by other means; each has tests of its own.</summary>
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "POST /api/v1/github/webhooks",
        "POST /sign-in/{user}",
        "GET /some-page",
    };

    /// <summary>Pages that everybody may see: how to sign in and out, and that there is nothing here.</summary>
    private static readonly HashSet<string> OpenPages = new(StringComparer.Ordinal)
    {
        "GET /sign-in",
        "POST /sign-in",
        "POST /sign-out",
    };

    [Fact]
    public async Task Every_endpoint_answers_exactly_those_who_may()
    {
        Api.Grains.SayYes();
        Api.Grains.On<IWorkflowGrain, ProjectRole?>(project => project.RoleOf(string.Empty, default), call => call.Arguments[0] switch
        {
            "reader" => ProjectRole.Reader,
            "writer" => ProjectRole.Writer,
            "owner" => ProjectRole.Owner,
            _ => null,
        });
        var clients = Everybody.Split(' ').ToDictionary(
            who => who,
            who => who switch
            {
                "anonymous" => Api.Anonymous,
                "admin" or "service" => Api.As(who, who),
                _ => Api.As(who),
            },
            StringComparer.Ordinal);

        var wrong = new List<string>();
        foreach (var name in Api.Endpoints.Where(IsForPrograms).SelectMany(NamesOf).Distinct(StringComparer.Ordinal).Except(Elsewhere, StringComparer.Ordinal))
        {
            if (!Table.TryGetValue(name, out var row))
            {
                wrong.Add($"{name}: not in the table");
                continue;
            }

            foreach (var (who, client) in clients)
            {
                using var answer = await Ask(client, name, row.Body);
                var expected = Expected(name, who, row.Who.Split(' ').Contains(who));
                if (expected is null ? !answer.IsSuccessStatusCode : answer.StatusCode != expected)
                {
                    wrong.Add($"{name}: {who} got {(int)answer.StatusCode}, not {(expected is null ? "success" : (int)expected)}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Empty(Table.Keys.Except(Api.Endpoints.SelectMany(NamesOf), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_page_sends_those_who_are_not_signed_in_to_sign_in()
    {
        var wrong = new List<string>();
        foreach (var name in Api.Endpoints.Where(IsPage).SelectMany(NamesOf).Distinct(StringComparer.Ordinal).Except(OpenPages, StringComparer.Ordinal).Except(Elsewhere, StringComparer.Ordinal))
        {
            using var answer = await Ask(Api.Anonymous, name, body: null);
            if (answer.StatusCode is not HttpStatusCode.Redirect || answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) is not true)
            {
                wrong.Add($"{name}: {(int)answer.StatusCode} to {answer.Headers.Location}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_page_that_says_nothing_about_its_readers_has_none_who_are_not_signed_in()
    {
        using var answer = await Get(Api.Anonymous, "/some-page");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fsome-page", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await Get(Api.As("ann"), "/some-page")).StatusCode);
    }

    private static HttpStatusCode? Expected(string name, string who, bool may) => (may, who) switch
    {
        (true, _) => null,
        (_, "anonymous") => HttpStatusCode.Unauthorized,
        (_, "stranger" or "service") when !name.Contains("/admin/", StringComparison.Ordinal) => HttpStatusCode.NotFound,
        _ => HttpStatusCode.Forbidden,
    };

    private static Task<HttpResponseMessage> Ask(HttpClient client, string name, string? body)
    {
        var (method, pattern) = (name.Split(' ')[0], name.Split(' ')[1]);
        var id = pattern.Contains("/workspaces/", StringComparison.Ordinal) ? Samples.WorkspaceId.Value : Samples.ProjectId.Value;
        var path = pattern
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{pullRequestId}", Samples.PullRequestId.Value, StringComparison.Ordinal)
            .Replace("{user}", "bob", StringComparison.Ordinal)
            .Replace("{documentName?}", string.Empty, StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
        return Send(client, new HttpMethod(method), path, body is null ? null : Json(body));
    }

    private static bool IsForPrograms(RouteEndpoint endpoint) =>
        ApiRoutes.IsForPrograms(PathOf(endpoint)) || PathOf(endpoint).StartsWith("/docs", StringComparison.Ordinal);

    private static bool IsPage(RouteEndpoint endpoint) =>
        !IsForPrograms(endpoint) && !LeadsNowhere(endpoint) && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null;

    /// <summary>Addresses that are no page tell everybody so.</summary>
    private static bool LeadsNowhere(RouteEndpoint endpoint) =>
        PathOf(endpoint) is "/{page}" || PathOf(endpoint).Contains("{**", StringComparison.Ordinal);

    private static string PathOf(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText!.Trim('/')}";

    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
        return methods.Select(method => $"{method} {PathOf(endpoint)}");
    }
}
