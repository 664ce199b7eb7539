using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Catalog;

public sealed class ListTests : ApiTests
{
    [Fact]
    public async Task A_page_leads_to_the_next_one_under_the_same_filters()
    {
        Api.Grains.On<IProjectsQueryGrain, Page<ProjectSnapshot>>(query => query.List(null!, null, default), _ => new([Samples.Project()], "next page/+="));
        var answer = await Get(Api.As("ann"), "/api/v1/projects?status=waiting&limit=1&cursor=old");

        Assert.Equal("</api/v1/projects?status=waiting&limit=1&cursor=next%20page%2F%2B%3D>; rel=\"next\"", answer.Headers.GetValues("Link").Single());
        var body = await Body(answer);
        Assert.Equal("next page/+=", body.GetProperty("nextCursor").GetString());
        Assert.Equal(Samples.ProjectId.Value, body.GetProperty("items")[0].GetProperty("id").GetString());
        var call = Api.Grains.CallsTo<IProjectsQueryGrain>("List").Single();
        Assert.Equal(new PageRequest(new Viewer("ann", false), 1, "old"), call.Argument<PageRequest>());
        Assert.Equal(ProjectStatus.Waiting, call.Argument<ProjectStatus>());
    }

    [Fact]
    public async Task The_last_page_leads_nowhere()
    {
        Api.Grains.On<IPullRequestsQueryGrain, Page<PullRequestSnapshot>>(query => query.List(null!, null, default), _ => new([], null));
        var answer = await Get(Api.As("root", "admin"), "/api/v1/pull-requests?status=nothingToDo");

        Assert.False(answer.Headers.Contains("Link"));
        Assert.Equal("""{"items":[],"nextCursor":null}""", await answer.Content.ReadAsStringAsync(Cancel));
        var call = Api.Grains.CallsTo<IPullRequestsQueryGrain>("List").Single();
        Assert.Equal(new PageRequest(new Viewer("root", true), 50), call.Argument<PageRequest>());
        Assert.Equal(PullRequestStatus.NothingToDo, call.Argument<PullRequestStatus>());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("state=4", "state")]
    [InlineData("state=Active", "state")]
    [InlineData("projectId=prj-1", "projectId")]
    [InlineData("cursor=a%00b", "cursor")]
    public async Task A_parameter_that_cannot_be_is_named(string query, string field)
    {
        Api.Grains.On<IWorkspacesQueryGrain, Page<WorkspaceSnapshot>>(grain => grain.List(null!, null, null, default), _ => new([], null));
        var problem = await IsProblem(await Get(Api.As("ann"), $"/api/v1/workspaces?{query}"), 400, "invalidRequest");
        Assert.NotEmpty(ErrorOf(problem, field));
        Assert.Empty(Api.Grains.Calls);
    }

    [Fact]
    public async Task A_cursor_that_the_list_did_not_make_is_a_bad_request()
    {
        Api.Grains.On<IAuditGrain, Page<AuditEntry>>(grain => grain.List(null!, default), _ => throw new BadCursorException());
        await IsProblem(await Get(Api.As("root", "admin"), "/api/v1/admin/audit?cursor=junk"), 400, "badCursor");
    }

    [Fact]
    public async Task The_audit_shows_who_did_what()
    {
        Api.Grains.On<IAuditGrain, Page<AuditEntry>>(
            grain => grain.List(null!, default),
            _ => new([new AuditEntry(Samples.Noon, "ann", EventTypes.ProjectPaused, Samples.ProjectId, """{"by":"ann"}""")], null));
        var item = (await Body(await Get(Api.As("root", "admin"), "/api/v1/admin/audit"))).GetProperty("items")[0];
        Assert.Equal("ann", item.GetProperty("actor").GetString());
        Assert.Equal("project.paused", item.GetProperty("action").GetString());
        Assert.Equal("ann", item.GetProperty("data").GetProperty("by").GetString());
    }
}
