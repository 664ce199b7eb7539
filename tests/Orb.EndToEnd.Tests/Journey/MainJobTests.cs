using Orb.EndToEnd.Tests.Driving;
using Orb.Testing.Processes;

namespace Orb.EndToEnd.Tests.Journey;

/// <summary>Orb's main job on the embedded default, as a person with curl would drive it.</summary>
public sealed class MainJobTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_becomes_a_merged_pull_request_and_its_workspace_goes_away()
    {
        await using var orb = await RunningOrb.Start(Cancel, isMeasured: true);
        var job = new Job(orb, Cancel);
        await job.Create();
        Assert.Equal("start", (await job.Project())["waitingOn"]);

        await job.Start();
        await job.WaitFor("workspace.ready");
        var clone = Path.Combine(orb.WorkspaceRoot, "ws", await job.WorkspaceId());
        Assert.NotEmpty(Directory.EnumerateFiles(clone, "greet.sh", SearchOption.AllDirectories));

        await job.AskForPullRequest();
        await job.WaitFor("pullRequest.opened");
        var onGitHub = Assert.Single(await orb.GitHub.PullRequests(Cancel))!;
        Assert.Equal("open", (string?)onGitHub["state"]);
        Assert.Equal("feature/greeting", (string?)onGitHub["head"]!["ref"]);
        Assert.Contains("Adds a greeting.", (string?)onGitHub["body"], StringComparison.Ordinal);

        await job.MergeOnGitHub();
        await job.WaitFor("project.completed");
        Assert.True(Directory.Exists(clone));

        await job.CleanNow();
        await job.WaitFor("project.ended");
        await orb.HasEndedWell(job, Cancel);
        await orb.Stop(Cancel);
    }

    [Fact]
    public async Task Whoever_comes_back_with_the_last_event_they_saw_gets_exactly_the_later_ones()
    {
        await using var orb = await RunningOrb.Start(Cancel);
        var job = new Job(orb, Cancel);
        await job.Create();
        await job.Start();
        await job.WaitFor("workspace.ready");
        (await orb.Api.Post($"projects/{job.Id}/cancel", null, Cancel)).With(202);
        await job.CleanNow();

        var all = await job.Read(after: null, until: happened => happened.Type == "end");
        var seen = all[all.Count / 2].Number;
        var later = await job.Read(after: seen, until: happened => happened.Type == "end");

        Assert.Equal(
            all.Where(happened => happened.Number > seen || happened.Type == "end").Select(Describe),
            later.Select(Describe));
    }

    [Fact]
    public async Task What_was_there_before_a_restart_is_there_after_it()
    {
        await using var orb = await RunningOrb.Start(Cancel);
        var job = new Job(orb, Cancel);
        await job.Create();
        await job.Start();
        await job.WaitFor("workspace.ready");
        var before = await job.Project();

        await orb.Stop(Cancel);
        await orb.Start(Cancel);

        Assert.Equal(before.Text, (await job.Project()).Text);
        Assert.Single((await orb.Api.Get("projects", Cancel)).With(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task The_token_that_the_command_prints_opens_the_door()
    {
        await using var orb = await RunningOrb.Start(Cancel);
        await using var command = new OrbProcess(OrbProgram.Api, orb.Settings);
        command.Launch("token", "--user", "curl");

        Assert.Equal(0, await command.WaitForExit(Cancel));
        using var api = new HttpDriver(new Uri(orb.Root, "api/v1/"), new("Bearer", command.Log.Trim()));
        (await api.Get("projects", Cancel)).With(200);
    }

    private static (long Number, string Type, string Data) Describe(StreamedEvent happened) =>
        (happened.Number, happened.Type, happened.Data.ToJsonString());
}
