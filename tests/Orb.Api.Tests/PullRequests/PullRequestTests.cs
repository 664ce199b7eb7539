using System.Net;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.PullRequests;

public sealed class PullRequestTests : ApiTests
{
    private static readonly string PullRequests = $"/api/v1/projects/{Samples.ProjectId}/pull-requests";
    private static readonly string PullRequest = $"{PullRequests}/{Samples.PullRequestId}";

    [Fact]
    public async Task A_wish_is_handed_on_as_it_was_made()
    {
        Api.Grains.SayYes();
        Api.EverybodyIs(ProjectRole.Writer);
        var answer = await Post(
            Api.As("ann"),
            PullRequests,
            """{"repositoryUrl":"octo/demo","featureBranch":"feature/greeting","implementationSummary":"It *greets*","title":"Greet","labels":["a","b"]}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(PullRequest, answer.Headers.Location?.ToString());
        var asked = Api.Grains.CallsTo<IPullRequestIntakeGrain>("Request").Single().Argument<PullRequestRequest>();
        Assert.Equal(new PullRequestRequest(Samples.ProjectId, "octo/demo", "feature/greeting", "It *greets*", "Greet", asked.Labels, "ann"), asked);
        Assert.Equal(["a", "b"], asked.Labels);
    }

    [Fact]
    public async Task A_pull_request_shows_why_it_waits()
    {
        Api.Grains.SayYes();
        var body = await Body(await Get(Api.As("root", "admin"), PullRequest));
        Assert.Equal("nothingToDo", body.GetProperty("status").GetString());
        Assert.Equal("branchReady", body.GetProperty("step").GetString());
        Assert.Equal("""{"code":"branchMissing","message":"The branch is not there.","guidance":"Push it."}""", body.GetProperty("lastError").GetRawText());
        Assert.Equal(Samples.PullRequestId.Value, (await Body(await Get(Api.As("root", "admin"), PullRequests))).GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Each_refusal_has_its_answer()
    {
        await Refused(new PullRequestAnswer.NotFound(), 404, "projectNotFound");
        await Refused(new PullRequestAnswer.Conflicting(new Problem("projectEnded", "It is over.")), 409, "projectEnded");
        await Refused(new PullRequestAnswer.Invalid([new Problem("branchMissing", "No such branch.", "featureBranch")]), 400, "branchMissing");
        await Refused(
            new PullRequestAnswer.Invalid([new Problem("branchMissing", "No branch.", "featureBranch"), new Problem("x", "No.", "title")]), 400, "invalidRequest");

        async Task Refused(PullRequestAnswer refusal, int status, string code)
        {
            Api.Grains.On<IPullRequestIntakeGrain, PullRequestAnswer>(intake => intake.Request(null!, default), _ => refusal);
            var problem = await IsProblem(
                await Post(Api.As("root", "admin"), PullRequests, """{"repositoryUrl":"r","featureBranch":"f","implementationSummary":"s"}"""), status, code);
            Assert.Equal(refusal is PullRequestAnswer.Invalid, problem.GetProperty("code").GetString() is "branchMissing" or "invalidRequest");
        }
    }

    [Theory]
    [InlineData("sync", "Sync")]
    [InlineData("retry", "Retry")]
    public async Task A_pull_request_is_pushed_on(string verb, string method)
    {
        Api.Grains.SayYes();
        var answer = await Post(Api.As("root", "admin"), $"{PullRequest}/{verb}");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var call = Api.Grains.CallsTo<IPullRequestsGrain>(method).Single();
        Assert.Equal((Samples.ProjectId.Value, Samples.PullRequestId, "root"), (call.Key, call.Arguments[0], call.Arguments[1]));
        await IsProblem(await Post(Api.As("root", "admin"), $"{PullRequests}/pr-1/{verb}"), 404, "pullRequestNotFound");
    }

    [Fact]
    public async Task A_pull_request_that_the_project_does_not_have_is_not_found()
    {
        Api.Grains.On<IPullRequestsGrain, PullRequestSnapshot?>(grain => grain.Get(default, default), _ => null);
        await IsProblem(await Get(Api.As("root", "admin"), PullRequest), 404, "pullRequestNotFound");
    }

    [Theory]
    [InlineData("title", 256, 257)]
    [InlineData("featureBranch", 255, 256)]
    [InlineData("repositoryUrl", 2000, 2001)]
    [InlineData("implementationSummary", 5_000_000, 5_000_001)]
    public async Task Texts_are_bounded(string field, int longest, int tooLong)
    {
        Api.Grains.SayYes();
        var client = Api.As("root", "admin");
        Assert.Equal(HttpStatusCode.Accepted, (await Post(client, PullRequests, With(longest))).StatusCode);
        Assert.NotEmpty(ErrorOf(await IsProblem(await Post(client, PullRequests, With(tooLong)), 400, "invalidRequest"), field));

        string With(int length)
        {
            var members = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["repositoryUrl"] = "r",
                ["featureBranch"] = "f",
                ["implementationSummary"] = "s",
                [field] = new string('x', length),
            };
            return System.Text.Json.JsonSerializer.Serialize(members);
        }
    }

    [Theory]
    [InlineData(20, 50, true)]
    [InlineData(21, 1, false)]
    [InlineData(1, 51, false)]
    [InlineData(1, 0, false)]
    public async Task Labels_are_bounded(int count, int length, bool fit)
    {
        Api.Grains.SayYes();
        var labels = string.Join(',', Enumerable.Repeat($"\"{new string('l', length)}\"", count));
        var json = $$"""{"repositoryUrl":"r","featureBranch":"f","implementationSummary":"s","labels":[{{labels}}]}""";
        var answer = await Post(Api.As("root", "admin"), PullRequests, json);
        Assert.Equal(fit ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_over_eight_megabytes_is_too_large()
    {
        Api.Grains.SayYes();
        var json = $$"""{"implementationSummary":"{{new string('s', 8_400_000)}}"}""";
        await IsProblem(await SendPatiently(Api.As("root", "admin"), PullRequests, Json(json)), 413, "bodyTooLarge");
    }
}
