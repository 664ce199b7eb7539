using System.Net;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Workspaces;

public sealed class WorkspaceTests : ApiTests
{
    private static readonly string Workspace = $"/api/v1/workspaces/{Samples.WorkspaceId}";

    [Fact]
    public async Task A_workspace_shows_when_it_goes_and_who_uses_it()
    {
        Api.Grains.SayYes();
        Api.EverybodyIs(ProjectRole.Reader);
        var body = await Body(await Get(Api.As("ann"), Workspace));
        Assert.Equal("cleanupScheduled", body.GetProperty("state").GetString());
        Assert.Equal("manual", body.GetProperty("reason").GetString());
        Assert.Equal("2026-03-05T12:00:00+00:00", body.GetProperty("dueAt").GetString());
        Assert.Equal("agent", body.GetProperty("leases")[0].GetProperty("holder").GetString());
        Assert.DoesNotContain("lease-1", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_filtered_by_state_and_project()
    {
        Api.Grains.SayYes();
        await Get(Api.As("ann"), $"/api/v1/workspaces?state=retryWaiting&projectId={Samples.ProjectId}");
        var call = Api.Grains.CallsTo<IWorkspacesQueryGrain>("List").Single();
        Assert.Equal((WorkspaceState.RetryWaiting, Samples.ProjectId), (call.Arguments[1], call.Arguments[2]));
    }

    [Theory]
    [InlineData(null, 24)]
    [InlineData("{}", 24)]
    [InlineData("""{"delayHours":0}""", 0)]
    [InlineData("""{"delayHours":8760}""", 8760)]
    public async Task Removal_is_booked(string? json, int hours)
    {
        Api.Grains.SayYes();
        var answer = await Post(Api.As("root", "admin"), $"{Workspace}/cleanup", json);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(Workspace, answer.Headers.Location?.ToString());
        var wish = Api.Grains.CallsTo<IWorkspaceGrain>("ScheduleCleanup").Single().Argument<CleanupRequest>();
        Assert.Equal(new CleanupRequest(TimeSpan.FromHours(hours), CleanupReason.Manual, "root"), wish);
    }

    [Theory]
    [InlineData("cleanup", """{"delayHours":-1}""", "delayHours")]
    [InlineData("cleanup", """{"delayHours":8761}""", "delayHours")]
    [InlineData("keep", """{"hours":8761}""", "hours")]
    [InlineData("keep", """{}""", "hours")]
    public async Task Hours_are_bounded(string verb, string json, string field)
    {
        Api.Grains.SayYes();
        Assert.NotEmpty(ErrorOf(await IsProblem(await Post(Api.As("root", "admin"), $"{Workspace}/{verb}", json), 400, "invalidRequest"), field));
    }

    [Fact]
    public async Task Each_refusal_of_a_removal_has_its_answer()
    {
        await Refused(new CleanupBooking.InUse(Samples.Noon), 409, "workspaceInUse");
        await Refused(new CleanupBooking.Pinned(Samples.Noon), 409, "workspacePinned");
        await Refused(new CleanupBooking.NotFound(), 404, "workspaceNotFound");

        async Task Refused(CleanupBooking refusal, int status, string code)
        {
            Api.Grains.SayYes();
            Api.Grains.On<IWorkspaceGrain, CleanupBooking>(workspace => workspace.ScheduleCleanup(null!, default), _ => refusal);
            await IsProblem(await Post(Api.As("root", "admin"), $"{Workspace}/cleanup"), status, code);
        }
    }

    [Fact]
    public async Task Removing_what_is_gone_is_no_error()
    {
        Api.Grains.SayYes();
        var gone = Samples.Workspace() with { State = WorkspaceState.Completed, Verified = true };
        Api.Grains.On<IWorkspaceGrain, CleanupBooking>(workspace => workspace.ScheduleCleanup(null!, default), _ => new CleanupBooking.AlreadyRemoved(gone));
        var body = await Body(await Post(Api.As("root", "admin"), $"{Workspace}/cleanup"));
        Assert.Equal("completed", body.GetProperty("state").GetString());
        Assert.True(body.GetProperty("verified").GetBoolean());
    }

    [Fact]
    public async Task A_workspace_is_kept_and_let_go()
    {
        Api.Grains.SayYes();
        Assert.Equal(HttpStatusCode.OK, (await Post(Api.As("root", "admin"), $"{Workspace}/keep", """{"hours":4}""")).StatusCode);
        var call = Api.Grains.CallsTo<IWorkspaceGrain>("Keep").Single();
        Assert.Equal((TimeSpan.FromHours(4), "root"), (call.Arguments[0], call.Arguments[1]));
        Assert.Equal(HttpStatusCode.OK, (await Send(Api.As("root", "admin"), HttpMethod.Delete, $"{Workspace}/cleanup")).StatusCode);

        Api.Grains.On<IWorkspaceGrain, WorkspaceChange>(
            workspace => workspace.CancelCleanup(string.Empty, default), _ => new WorkspaceChange.Conflicting(new Problem("cleanupInProgress", "Too late.")));
        await IsProblem(await Send(Api.As("root", "admin"), HttpMethod.Delete, $"{Workspace}/cleanup"), 409, "cleanupInProgress");
        Api.Grains.On<IWorkspaceGrain, WorkspaceChange>(
            workspace => workspace.Keep(default, string.Empty, default), _ => new WorkspaceChange.NotFound());
        await IsProblem(await Post(Api.As("root", "admin"), $"{Workspace}/keep", """{"hours":0}"""), 404, "workspaceNotFound");
    }

    [Fact]
    public async Task A_workspace_that_does_not_exist_is_not_found()
    {
        Api.Grains.On<IWorkspaceGrain, WorkspaceSnapshot?>(workspace => workspace.Get(default), _ => null);
        await IsProblem(await Get(Api.As("root", "admin"), Workspace), 404, "workspaceNotFound");
        await IsProblem(await Get(Api.As("root", "admin"), "/api/v1/workspaces/ws-1"), 404, "workspaceNotFound");
    }
}
