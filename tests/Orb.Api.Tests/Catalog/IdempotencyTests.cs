using System.Net;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Catalog;

public sealed class IdempotencyTests : ApiTests
{
    private const string Projects = "/api/v1/projects";
    private static readonly (string, string) Key = ("Idempotency-Key", "one");

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer_and_one_effect()
    {
        Api.RemembersKeys();
        Creates();
        var first = await Post(Api.As("ann"), Projects, Samples.NewProject, Key);
        var second = await Post(Api.As("ann"), Projects, Samples.NewProject, Key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await second.Content.ReadAsStringAsync(Cancel));
        Assert.Single(Api.Grains.CallsTo<IWorkflowGrain>("Create"));
    }

    [Fact]
    public async Task A_run_that_failed_half_way_makes_the_same_project_when_it_is_tried_again()
    {
        Api.RemembersKeys();
        Api.Grains.On<IWorkflowGrain, ProjectCreation>(project => project.Create(null!, default), _ => throw new TimeoutException());
        await IsProblem(await Post(Api.As("ann"), Projects, Samples.NewProject, Key), 503, "temporarilyUnavailable");
        Creates();
        var answer = await Post(Api.As("ann"), Projects, Samples.NewProject, Key);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Idempotency-Replayed"));
        Assert.Single(Api.Grains.CallsTo<IWorkflowGrain>("Create").Select(call => call.Key).Distinct());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        Api.RemembersKeys();
        Creates();
        await Post(Api.As("ann"), Projects, Samples.NewProject, Key);
        var other = Samples.NewProject.Replace("Greeting", "Farewell", StringComparison.Ordinal);
        await IsProblem(await Post(Api.As("ann"), Projects, other, Key), 422, "idempotencyKeyReused");
    }

    [Fact]
    public async Task The_same_key_is_refused_while_it_runs()
    {
        Api.RemembersKeys();
        var reached = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Api.Grains.OnAsync<IWorkflowGrain, ProjectCreation>(project => project.Create(null!, default), async call =>
        {
            reached.SetResult();
            await release.Task;
            return Created(call);
        });
        var first = Post(Api.As("ann"), Projects, Samples.NewProject, Key);
        await reached.Task.WaitAsync(Cancel);
        var second = await Post(Api.As("ann"), Projects, Samples.NewProject, Key);
        release.SetResult();

        await IsProblem(second, 409, "idempotencyKeyInUse");
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
    }

    [Fact]
    public async Task Callers_and_routes_do_not_share_keys()
    {
        Api.RemembersKeys().EverybodyIs(ProjectRole.Owner);
        Creates();
        Api.Grains.On<IWorkflowGrain, ProjectChange>(project => project.Start(null!, default), _ => new ProjectChange.Accepted(Samples.Project()));
        Api.Grains.On<IWorkflowGrain, ProjectChange>(project => project.Pause(null!, default), _ => new ProjectChange.Accepted(Samples.Project()));
        await Post(Api.As("ann"), Projects, Samples.NewProject, Key);
        Assert.False((await Post(Api.As("bob"), Projects, Samples.NewProject, Key)).Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.Accepted, (await Post(Api.As("ann"), $"{Projects}/{Samples.ProjectId}/start", null, Key)).StatusCode);
        Assert.False((await Post(Api.As("ann"), $"{Projects}/{Samples.ProjectId}/pause", null, Key)).Headers.Contains("Idempotency-Replayed"));
        Assert.True((await Post(Api.As("ann"), $"{Projects}/{Samples.ProjectId}/pause", null, Key)).Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task What_a_grain_refuses_is_kept_and_a_malformed_body_is_not()
    {
        Api.RemembersKeys();
        Api.Grains.On<IWorkflowGrain, ProjectCreation>(
            project => project.Create(null!, default),
            _ => new ProjectCreation.Invalid([new Problem("repositoryHostUnknown", "No such host.", "repositories[0].url")]));
        await IsProblem(await Post(Api.As("ann"), Projects, Samples.NewProject, Key), 400, "repositoryHostUnknown");
        var again = await Post(Api.As("ann"), Projects, Samples.NewProject, Key);
        var problem = await IsProblem(again, 400, "repositoryHostUnknown");
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("No such host.", ErrorOf(problem, "repositories[0].url"));

        await IsProblem(await Post(Api.As("ann"), Projects, "{", ("Idempotency-Key", "two")), 400, "malformedJson");
        Assert.False((await Post(Api.As("ann"), Projects, "{", ("Idempotency-Key", "two"))).Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task An_answer_that_could_not_be_kept_is_given_all_the_same()
    {
        Api.RemembersKeys();
        Creates();
        Api.Grains.On<IIdempotencyGrain>(grain => grain.Complete(string.Empty, string.Empty, null!, default), _ => throw new TimeoutException());
        Assert.Equal(HttpStatusCode.Created, (await Post(Api.As("ann"), Projects, Samples.NewProject, Key)).StatusCode);
        Assert.Empty(Api.Grains.CallsTo<IIdempotencyGrain>("Abandon"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("tab\tkey")]
    public async Task A_key_must_be_visible_ASCII(string key) =>
        await IsProblem(await Post(Api.As("ann"), Projects, Samples.NewProject, ("Idempotency-Key", key)), 400, "badIdempotencyKey");

    [Fact]
    public async Task A_key_may_have_255_characters_and_no_more()
    {
        Api.RemembersKeys();
        Creates();
        Assert.Equal(HttpStatusCode.Created, (await Post(Api.As("ann"), Projects, Samples.NewProject, ("Idempotency-Key", new string('k', 255)))).StatusCode);
        await IsProblem(await Post(Api.As("ann"), Projects, Samples.NewProject, ("Idempotency-Key", new string('k', 256))), 400, "badIdempotencyKey");
    }

    [Fact]
    public async Task A_stranger_uses_up_no_key()
    {
        Api.EverybodyIs(null);
        await IsProblem(await Post(Api.As("ann"), $"{Projects}/{Samples.ProjectId}/start", null, Key), 404, "projectNotFound");
        Assert.Empty(Api.Grains.CallsTo<IIdempotencyGrain>("Begin"));
    }

    private static ProjectCreation Created(GrainCall call) => new ProjectCreation.Created(Samples.Project(ProjectId.FromValidated((string)call.Key)));

    private void Creates() => Api.Grains.On<IWorkflowGrain, ProjectCreation>(project => project.Create(null!, default), Created);
}
