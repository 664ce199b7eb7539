using System.Net;
using System.Net.Sockets;
using System.Text;
using Orb.Api.Catalog;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Catalog;

public sealed class ProblemTests : ApiTests
{
    private const string Projects = "/api/v1/projects";

    [Theory]
    [InlineData("""{"name":"a","task":"b","repositories":[{"url":"octo/demo"}],"colour":"red"}""", "colour")]
    [InlineData("""{"name":"a","task":"b","repositories":[{"url":"octo/demo","branch":"x"}]}""", "branch")]
    [InlineData("""{"it's":1}""", "it's")]
    public async Task An_unknown_member_is_named(string json, string member)
    {
        var problem = await IsProblem(await Post(Api.As("ann"), Projects, json), 400, "unknownMember");
        Assert.Equal("Unknown member.", ErrorOf(problem, member));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"name":1}""")]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"autoApprovePlan":"true"}""")]
    [InlineData("""{"repositories":[1]}""")]
    public async Task A_body_that_is_not_what_it_should_be_is_a_bad_request(string json)
    {
        var answer = await Post(Api.As("ann"), Projects, json);
        await IsProblem(answer, 400, json is "" or "null" ? "bodyMissing" : "malformedJson");
        Assert.Empty(Api.Grains.Calls);
    }

    [Fact]
    public async Task A_body_nested_too_deep_is_refused()
    {
        var json = $$"""{"name":{{new string('[', 40)}}{{new string(']', 40)}}}""";
        await IsProblem(await Post(Api.As("ann"), Projects, json), 400, "malformedJson");
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_too_large()
    {
        var json = $$"""{"name":"{{new string('a', 1_100_000)}}"}""";
        await IsProblem(await SendPatiently(Api.As("ann"), Projects, Json(json)), 413, "bodyTooLarge");
        await IsProblem(await SendPatiently(Api.As("ann"), Projects, Json(json), ("Idempotency-Key", "k")), 413, "bodyTooLarge");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_an_unsupported_media_type()
    {
        using var form = new StringContent("name=a", Encoding.UTF8, "application/x-www-form-urlencoded");
        await IsProblem(await Send(Api.As("ann"), HttpMethod.Post, Projects, form), 415, "unsupportedMediaType");
    }

    [Fact]
    public async Task A_path_that_does_not_exist_is_not_found() =>
        await IsProblem(await Get(Api.As("ann"), "/api/v1/nothing"), 404, "notFound");

    [Fact]
    public async Task A_method_that_does_not_exist_is_not_allowed() =>
        await IsProblem(await Send(Api.As("ann"), HttpMethod.Patch, Projects), 405, "methodNotAllowed");

    [Fact]
    public async Task A_caller_without_a_token_is_asked_for_one()
    {
        var answer = await Get(Api.Anonymous, Projects);
        await IsProblem(answer, 401, "unauthenticated");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_reader_of_event_streams_gets_problems_too()
    {
        Api.EverybodyIs(null);
        var answer = await Get(Api.As("ann"), $"{Projects}/{Samples.ProjectId}/events", ("Accept", "text/event-stream"));
        await IsProblem(answer, 404, "projectNotFound");
    }

    public static TheoryData<Exception> Outages =>
    [
        new TimeoutException("no answer"),
        new SiloUnavailableException("gone"),
        new SocketException((int)SocketError.ConnectionRefused),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_cluster_that_does_not_answer_makes_the_caller_try_again(Exception outage)
    {
        Api.Grains.On<IProjectsQueryGrain, Page<ProjectSnapshot>>(query => query.List(null!, null, default), _ => throw outage);
        var answer = await Get(Api.As("ann"), Projects);
        await IsProblem(answer, 503, "temporarilyUnavailable");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_cluster_that_was_never_reached_is_unavailable_at_once()
    {
        Api.Cluster.IsConnected = false;
        var answer = await Get(Api.As("ann"), Projects);
        await IsProblem(answer, 503, "temporarilyUnavailable");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.Empty(Api.Grains.Calls);
    }

    [Fact]
    public async Task A_defect_of_ours_tells_nothing_but_its_trace()
    {
        Api.Grains.On<IProjectsQueryGrain, Page<ProjectSnapshot>>(query => query.List(null!, null, default), _ => throw new InvalidOperationException("a secret"));
        var answer = await Get(Api.As("ann"), Projects);
        var problem = await IsProblem(answer, 500, "internalError");
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_problem_is_listed_once_and_explained()
    {
        var listed = typeof(ProblemKinds).GetFields().Select(field => field.GetValue(null)).OfType<ProblemKind>().ToList();
        Assert.Equal(listed.Count, ProblemKinds.All.Count);
        Assert.Equal(listed.Count, ProblemKinds.All.Select(kind => kind.Code).Distinct(StringComparer.Ordinal).Count());
        var explained = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "problems.md"));
        Assert.All(ProblemKinds.All, kind => Assert.Contains($"| `{kind.Code}` | {kind.Status} |", explained, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_for_another_host_name_is_refused()
    {
        // A page of another site whose name resolves to this machine.
        var answer = await Get(Api.As("ann"), Projects, ("Host", "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Api.Grains.Calls);
    }
}
