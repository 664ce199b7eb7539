using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Orb.EndToEnd.Tests.Driving;

namespace Orb.EndToEnd.Tests.BadInput;

/// <summary>Whatever is sent, the answer is a problem with a code, and nothing is stored.</summary>
public sealed class BadInputTests(SharedOrb shared) : IClassFixture<SharedOrb>
{
    private const string Foreign = "prj-00000000000070008000000000000000";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpDriver Api => shared.Orb.Api;

    private string PullRequests => $"projects/{shared.ProjectId}/pull-requests";

    [Theory]
    [InlineData("https://github.com/octo/demo", "repositoryHostUnknown")]
    [InlineData("https://github.com@localhost/octo/demo", "repositoryHostUnknown")]
    [InlineData("http://[::1]:22/octo/demo", "repositoryHostUnknown")]
    [InlineData("http://", "repositoryUrlMalformed")]
    [InlineData("octo", "repositoryUrlMalformed")]
    [InlineData("octo/../demo", "repositoryUrlMalformed")]
    [InlineData("", "invalidRequest")]
    public Task A_repository_that_Orb_cannot_work_on_is_refused(string url, string code) => StoresNothing(async () =>
        (await Api.Post("projects", $$"""{"name":"Bad","task":"Bad","repositories":[{"url":"{{url}}"}]}""", Cancel)).IsProblem(400, code));

    [Theory]
    [InlineData(null, "bodyMissing")]
    [InlineData("", "bodyMissing")]
    [InlineData("{", "malformedJson")]
    [InlineData("[]", "malformedJson")]
    [InlineData("{}", "invalidRequest")]
    [InlineData("""{"name":"Bad","task":"Bad","repositories":[{"url":"octo/demo"}],"isAdmin":true}""", "unknownMember")]
    public Task A_body_that_is_no_project_is_refused(string? body, string code) => StoresNothing(async () =>
        (await Api.Post("projects", body, Cancel)).IsProblem(400, code));

    [Fact]
    public Task A_name_of_a_megabyte_is_refused() => StoresNothing(async () =>
    {
        var answer = await Api.Post(
            "projects", $$"""{"name":"{{new string('n', 1_000_000)}}","task":"Bad","repositories":[{"url":"octo/demo"}]}""", Cancel);
        Assert.True(answer.Status is 400 or 413, answer.Text);
        answer.IsProblem(answer.Status, answer.Status is 413 ? "bodyTooLarge" : "invalidRequest");
        Assert.True(answer.Text.Length < 2000, "The name came back.");
    });

    [Theory]
    [InlineData("""{"repositoryUrl":"octo/demo","featureBranch":"feature/none","implementationSummary":"s"}""", "branchMissing")]
    [InlineData("""{"repositoryUrl":"octo/demo","featureBranch":"..","implementationSummary":"s"}""", "branchMalformed")]
    [InlineData("""{"repositoryUrl":"octo/other","featureBranch":"feature/greeting","implementationSummary":"s"}""", "repositoryNotInProject")]
    [InlineData("""{"repositoryUrl":"octo/demo","featureBranch":"feature/greeting"}""", "invalidRequest")]
    [InlineData("""{"repositoryUrl":"octo/demo","featureBranch":"feature/greeting","implementationSummary":"s","draft":true}""", "unknownMember")]
    public Task A_pull_request_that_cannot_be_is_refused(string body, string code) => StoresNothing(async () =>
        (await Api.Post(PullRequests, body, Cancel)).IsProblem(400, code));

    [Theory]
    [InlineData("projects?cursor=nonsense")]
    [InlineData("pull-requests?cursor=nonsense")]
    [InlineData("workspaces?cursor=bm9uc2Vuc2U")]
    public async Task A_cursor_that_no_list_made_is_refused(string path) => (await Api.Get(path, Cancel)).IsProblem(400, "badCursor");

    [Theory]
    [InlineData("projects/" + Foreign)]
    [InlineData("projects/nonsense")]
    [InlineData("projects/" + Foreign + "/events")]
    [InlineData("projects/" + Foreign + "/pull-requests")]
    [InlineData("workspaces/ws-00000000000070008000000000000000")]
    public async Task An_id_of_nothing_is_not_found(string path)
    {
        var answer = await Api.Get(path, Cancel);
        answer.With(404);
        Assert.EndsWith("otFound", answer["code"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_project_is_not_found()
    {
        using var stranger = As(shared.Orb.Token("stranger"));
        (await stranger.Get($"projects/{shared.ProjectId}", Cancel)).With(404);
        (await stranger.Get($"projects/{shared.ProjectId}/events", Cancel)).With(404);
        (await stranger.Post($"projects/{shared.ProjectId}/cancel", null, Cancel)).With(404);
        Assert.Empty((await stranger.Get("projects", Cancel)).With(200).Json["items"]!.AsArray());
        (await Api.Get($"projects/{shared.ProjectId}", Cancel)).With(200);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("nonsense")]
    [InlineData("expired")]
    [InlineData("unsigned")]
    public async Task A_token_that_proves_nothing_is_refused(string kind)
    {
        var genuine = shared.Orb.Token("developer");
        using var api = As(kind switch
        {
            "missing" => null,
            "nonsense" => "nonsense",
            "expired" => shared.Orb.Token("developer", TimeProvider.System.GetUtcNow().AddDays(-2)),
            _ => genuine[..(genuine.LastIndexOf('.') + 1)],
        });
        (await api.Get("projects", Cancel)).IsProblem(401, "unauthenticated");
        await StoresNothing(async () =>
            (await api.Post("projects", """{"name":"Bad","task":"Bad","repositories":[{"url":"octo/demo"}]}""", Cancel)).IsProblem(401, "unauthenticated"));
    }

    [Fact]
    public async Task A_webhook_counts_only_when_GitHub_signed_it()
    {
        const string body = """{"zen":"Speak like a human."}""";
        using var anybody = As(null);
        (await anybody.Send(Webhook(body, "sha256=" + new string('0', 64)), Cancel)).IsProblem(401, "badSignature");
        (await anybody.Send(Webhook(body, null), Cancel)).IsProblem(401, "badSignature");
        (await anybody.Send(Webhook(body + " ", Sign(body)), Cancel)).IsProblem(401, "badSignature");
        (await anybody.Send(Webhook(body, Sign(body)), Cancel)).With(202);
    }

    /// <summary>On an Orb of its own: GitHub's faults are for all who use it.</summary>
    [Fact]
    public async Task A_branch_that_GitHub_cannot_be_asked_about_in_time_is_believed()
    {
        await using var orb = await RunningOrb.Start(Cancel);
        var job = new Journey.Job(orb, Cancel);
        await job.Create();
        await orb.GitHub.Break("""{"operation":"branches.get","kind":"delay","milliseconds":5000}""", Cancel);

        await job.AskForPullRequest();

        await orb.GitHub.WaitUntilBroken(Cancel);
        await job.WaitFor("pullRequest.opened");
    }

    private static HttpRequestMessage Webhook(string body, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "github/webhooks") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-GitHub-Event", "ping");
        request.Headers.Add("X-GitHub-Delivery", $"{Guid.NewGuid()}");
        if (signature is not null)
        {
            request.Headers.Add("X-Hub-Signature-256", signature);
        }

        return request;
    }

    private string Sign(string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(shared.Orb.WebhookSecret), Encoding.UTF8.GetBytes(body)));

    private HttpDriver As(string? token) =>
        new(new Uri(shared.Orb.Root, "api/v1/"), token is null ? null : new AuthenticationHeaderValue("Bearer", token));

    private async Task StoresNothing(Func<Task> act)
    {
        var before = await Everything();
        await act();
        Assert.Equal(before, await Everything());
    }

    private async Task<string> Everything()
    {
        var lists = await Task.WhenAll(
            Api.Get("projects", Cancel), Api.Get("pull-requests", Cancel), Api.Get("workspaces", Cancel), Api.Get(PullRequests, Cancel));
        return string.Join('\n', lists.Select(list => list.With(200).Text));
    }
}
