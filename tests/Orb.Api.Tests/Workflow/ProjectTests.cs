using System.Net;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Workflow;

public sealed class ProjectTests : ApiTests
{
    private const string Projects = "/api/v1/projects";
    private static readonly string Project = $"{Projects}/{Samples.ProjectId}";

    [Fact]
    public async Task A_new_project_belongs_to_its_maker()
    {
        Api.Grains.On<IWorkflowGrain, ProjectCreation>(
            project => project.Create(null!, default), call => new ProjectCreation.Created(Samples.Project(ProjectId.FromValidated((string)call.Key))));
        var answer = await Post(Api.As("ann"), Projects, Samples.NewProject);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var call = Api.Grains.CallsTo<IWorkflowGrain>("Create").Single();
        var asked = call.Argument<CreateProject>();
        Assert.Equal(("Greeting", "Greet people", false, "ann"), (asked.Name, asked.Task, asked.AutoApprovePlan, asked.RequestedBy));
        Assert.Equal([new RequestedRepository("octo/demo", "main")], asked.Repositories);
        Assert.Equal($"{Projects}/{call.Key}", answer.Headers.Location?.ToString());
        Assert.Equal("\"7\"", answer.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_project_shows_what_the_contract_names()
    {
        Api.Grains.SayYes();
        var body = await Body(await Get(Api.As("root", "admin"), Project));
        Assert.Equal(
            "id name task phase status waitingOn repositories workspaceId autoApprovePlan createdAt updatedAt completedAt lastError",
            string.Join(' ', body.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("pullRequest", body.GetProperty("phase").GetString());
        Assert.Equal("waiting", body.GetProperty("status").GetString());
        Assert.Equal("2026-03-04T12:00:00+00:00", body.GetProperty("createdAt").GetString());
        Assert.Equal("octo/demo", body.GetProperty("repositories")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{}""", "name task repositories")]
    [InlineData("""{"name":"  ","task":"b","repositories":[]}""", "name repositories")]
    [InlineData("""{"name":"a","task":"b","repositories":[null]}""", "repositories[0]")]
    [InlineData("""{"name":"a","task":"b","repositories":[{"url":"a/b"},{"url":"","baseBranch":""}]}""", "repositories[1].baseBranch repositories[1].url")]
    [InlineData("""{"name":"a\u0000","task":"b","repositories":[{"url":"a/b"}]}""", "name")]
    public async Task Everything_that_is_wrong_is_named_at_once(string json, string fields)
    {
        var problem = await IsProblem(await Post(Api.As("ann"), Projects, json), 400, "invalidRequest");
        Assert.Equal(
            fields.Split(' ').Order(StringComparer.Ordinal),
            problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Empty(Api.Grains.Calls);
    }

    [Theory]
    [InlineData(200, 100_000, 10, true)]
    [InlineData(201, 1, 1, false)]
    [InlineData(1, 100_001, 1, false)]
    [InlineData(1, 1, 11, false)]
    public async Task Sizes_are_bounded(int name, int task, int repositories, bool fits)
    {
        Api.Grains.SayYes();
        var urls = string.Join(',', Enumerable.Repeat("""{"url":"a/b"}""", repositories));
        var json = $$"""{"name":"{{new string('n', name)}}","task":"{{new string('t', task)}}","repositories":[{{urls}}]}""";
        var answer = await Post(Api.As("ann"), Projects, json);
        Assert.Equal(fits ? HttpStatusCode.Created : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("\"7\"", 304)]
    [InlineData("W/\"7\"", 304)]
    [InlineData("\"6\", \"7\"", 304)]
    [InlineData("*", 304)]
    [InlineData("\"6\"", 200)]
    [InlineData("rubbish", 200)]
    public async Task A_caller_who_has_this_version_gets_nothing_new(string tag, int status)
    {
        Api.Grains.SayYes();
        var answer = await Get(Api.As("root", "admin"), Project, ("If-None-Match", tag));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("\"7\"", answer.Headers.ETag?.Tag);
        Assert.Equal(status is 304 ? string.Empty : "{", (await answer.Content.ReadAsStringAsync(Cancel))[..(status is 304 ? 0 : 1)]);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel")]
    public async Task A_command_is_accepted_at_the_version_the_caller_saw(string verb)
    {
        Api.Grains.SayYes();
        var answer = await Post(Api.As("root", "admin"), $"{Project}/{verb}", null, ("If-Match", "\"6\""));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(Project, answer.Headers.Location?.ToString());
        var method = char.ToUpperInvariant(verb[0]) + verb[1..];
        Assert.Equal(new ProjectCommand("root", 6), Api.Grains.CallsTo<IWorkflowGrain>(method).Single().Argument<ProjectCommand>());
    }

    [Theory]
    [InlineData("*", null)]
    [InlineData("W/\"6\"", -1L)]
    [InlineData("\"six\"", -1L)]
    public async Task A_tag_that_is_no_version_of_ours_matches_none(string tag, long? expected)
    {
        Api.Grains.SayYes();
        await Post(Api.As("root", "admin"), $"{Project}/start", null, ("If-Match", tag));
        Assert.Equal(expected, Api.Grains.CallsTo<IWorkflowGrain>("Start").Single().Argument<ProjectCommand>().ExpectedVersion);
    }

    [Fact]
    public async Task A_precondition_that_cannot_be_read_is_a_bad_request()
    {
        await IsProblem(await Post(Api.As("root", "admin"), $"{Project}/start", null, ("If-Match", "6")), 400, "badIfMatch");
        await IsProblem(await Post(Api.As("root", "admin"), $"{Project}/start", null, ("If-Match", "\"6\", \"7\"")), 400, "badIfMatch");
    }

    [Fact]
    public async Task Each_refusal_of_a_command_has_its_answer()
    {
        await Refused(new ProjectChange.Outdated(9), 412, "outdated");
        await Refused(new ProjectChange.NotFound(), 404, "projectNotFound");
        await Refused(new ProjectChange.Conflicting(new Problem("projectEnded", "It is over.")), 409, "projectEnded");

        async Task Refused(ProjectChange refusal, int status, string code)
        {
            Api.Grains.On<IWorkflowGrain, ProjectChange>(project => project.Start(null!, default), _ => refusal);
            await IsProblem(await Post(Api.As("root", "admin"), $"{Project}/start"), status, code);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("prj-UPPER00000000000000000000000000000")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("ws-0199a3b4c5d6e7f8091a2b3c4d5e6f70")]
    public async Task An_id_that_is_none_is_not_found_and_no_grain_is_made_for_it(string id)
    {
        await IsProblem(await Get(Api.As("root", "admin"), $"{Projects}/{id}"), 404, "projectNotFound");
        Assert.Empty(Api.Grains.Calls);
    }

    [Fact]
    public async Task A_member_is_set_and_removed_by_name()
    {
        Api.Grains.SayYes();
        var set = await Send(Api.As("root", "admin"), HttpMethod.Put, $"{Project}/members/b%C3%B6b%2F1", Json("""{"role":"reader"}"""));
        Assert.Equal("{\"user\":\"b\u00f6b/1\",\"role\":\"reader\"}", await set.Content.ReadAsStringAsync(Cancel));
        var call = Api.Grains.CallsTo<IWorkflowGrain>("SetMember").Single();
        Assert.Equal(("b\u00f6b/1", ProjectRole.Reader, new ProjectCommand("root")), (call.Arguments[0], call.Arguments[1], call.Arguments[2]));

        var removed = await Send(Api.As("root", "admin"), HttpMethod.Delete, $"{Project}/members/bob");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        var members = await Body(await Get(Api.As("root", "admin"), $"{Project}/members"));
        Assert.Equal("owner", members.GetProperty("items")[0].GetProperty("role").GetString());
    }

    [Theory]
    [InlineData("bob", """{"role":"boss"}""", 400)]
    [InlineData("bob", """{"role":1}""", 400)]
    [InlineData("bob", """{}""", 400)]
    [InlineData("%20", """{"role":"reader"}""", 400)]
    [InlineData("a%00b", """{"role":"reader"}""", 400)]
    public async Task A_member_that_cannot_be_is_refused(string user, string json, int status)
    {
        Api.Grains.SayYes();
        var answer = await Send(Api.As("root", "admin"), HttpMethod.Put, $"{Project}/members/{user}", Json(json));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(Api.Grains.CallsTo<IWorkflowGrain>("SetMember"));
    }

    [Fact]
    public async Task The_last_owner_stays()
    {
        Api.Grains.On<IWorkflowGrain, ProjectChange>(
            grain => grain.RemoveMember(string.Empty, null!, default), _ => new ProjectChange.Conflicting(new Problem("lastOwner", "Somebody must own it.")));
        await IsProblem(await Send(Api.As("root", "admin"), HttpMethod.Delete, $"{Project}/members/ann"), 409, "lastOwner");
    }
}
