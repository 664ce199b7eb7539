using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Hosting;

public sealed class RestartTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task Everything_that_was_answered_is_there_after_a_kill()
    {
        using var folder = new TestFolder();
        string installationToken;
        using (var first = await SandboxProcessDriver.Start(folder.Path))
        {
            using var opened = await first.Client.PostAsJsonAsync("repos/octo/demo/pulls", new { title = "x", head = "feature/greeting", @base = "main" }, Cancel);
            using var label = await first.Client.PostAsJsonAsync("repos/octo/demo/issues/1/labels", new { labels = new[] { "kept" } }, Cancel);
            using var merged = await first.Client.PutAsJsonAsync("repos/octo/demo/pulls/1/merge", new { }, Cancel);
            Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
            installationToken = await File.ReadAllTextAsync(Path.Combine(folder.Path, "sandbox", "token"), Cancel);
            await first.Kill();
        }

        using var second = await SandboxProcessDriver.Start(folder.Path);
        var pull = await second.Client.GetFromJsonAsync<JsonElement>("repos/octo/demo/pulls/1", Cancel);

        Assert.True(pull.GetProperty("merged").GetBoolean());
        Assert.Equal("kept", pull.GetProperty("labels")[0].GetProperty("name").GetString());
        Assert.Equal(installationToken, await File.ReadAllTextAsync(Path.Combine(folder.Path, "sandbox", "token"), Cancel));
    }

    [Fact]
    public async Task A_branch_that_moved_while_nobody_watched_is_noticed_at_the_next_start()
    {
        using var folder = new TestFolder();
        using (var first = await SandboxProcessDriver.Start(folder.Path))
        {
            using var opened = await first.Client.PostAsJsonAsync("repos/octo/demo/pulls", new { title = "x", head = "feature/greeting", @base = "main" }, Cancel);
            await first.Kill();
        }

        // What a kill leaves between the move of a branch and its record.
        var git = Path.Combine(folder.Path, "sandbox", "git", "octo", "demo.git");
        using (var move = Process.Start("git", ["-C", git, "update-ref", "refs/heads/main", "refs/heads/feature/greeting"]))
        {
            await move.WaitForExitAsync(Cancel);
        }

        await using var receiver = await WebhookReceiver.Start();
        using var second = await SandboxProcessDriver.Start(folder.Path, receiver.Url.ToString());
        var pull = await second.Client.GetFromJsonAsync<JsonElement>("repos/octo/demo/pulls/1", Cancel);

        Assert.True(pull.GetProperty("merged").GetBoolean());
        Assert.True((await receiver.Next("pull_request", "closed")).Body.GetProperty("pull_request").GetProperty("merged").GetBoolean());
    }

    [Fact]
    public async Task A_port_in_use_ends_the_process_with_one_line()
    {
        await using var driver = await SandboxDriver.Start();
        using var folder = new TestFolder();

        using var process = SandboxProcessDriver.Launch(folder.Path, $"{driver.Sandbox.BaseUrl.Port}");
        var said = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("is in use", Assert.Single(said.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_port_ends_the_process_with_one_line()
    {
        using var folder = new TestFolder();

        using var process = SandboxProcessDriver.Launch(folder.Path, "eighty");
        var said = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal("ORB_SANDBOX_PORT is eighty; it must be a port, 0 to 65535.", said.Trim());
    }
}
