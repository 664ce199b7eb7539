using Orb.Silo.Workspaces.Git;

namespace Orb.Silo.Tests.Workspaces;

public class HostGitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended_with_everything_it_started()
    {
        await using var fixture = await DiskFixture.Start();
        var mark = $"86400.{Random.Shared.Next(1, int.MaxValue)}";
        var hang = GitCommand.Offline("-c", $"alias.hang=!trap '' TERM; sleep {mark} & sleep {mark}", "hang") with { Timeout = TimeSpan.FromSeconds(1) };

        var result = await fixture.Git.Run(hang, Cancel);

        Assert.Equal(GitEnding.TimedOut, result.Ending);
        Assert.Equal("", await Shell.Script($"grep -al '[s]leep.{mark}' /proc/[0-9]*/cmdline 2>/dev/null || true"));
    }

    [Fact]
    public async Task A_command_that_floods_is_ended()
    {
        await using var fixture = await DiskFixture.Start();

        var result = await fixture.Git.Run(GitCommand.Offline("-c", "alias.flood=!yes", "flood"), Cancel);

        Assert.Equal(GitEnding.Flooded, result.Ending);
        Assert.InRange(result.StandardOutput.Length, 0, 8 * 1024 * 1024);
    }

    [Fact]
    public async Task A_cancelled_command_is_over_when_the_exception_comes()
    {
        await using var fixture = await DiskFixture.Start();
        using var cancellation = new CancellationTokenSource();
        var mark = $"86400.{Random.Shared.Next(1, int.MaxValue)}";
        var run = fixture.Git.Run(GitCommand.Offline("-c", $"alias.hang=!sleep {mark}", "hang"), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal("", await Shell.Script($"grep -al '[s]leep.{mark}' /proc/[0-9]*/cmdline 2>/dev/null || true"));
    }

    [Fact]
    public async Task A_command_sees_an_environment_of_ours_only()
    {
        await using var fixture = await DiskFixture.Start();
        Environment.SetEnvironmentVariable("ORB_TEST_SECRET", "canary");

        var result = await fixture.Git.Run(GitCommand.Offline("-c", "alias.tell=!env", "tell"), Cancel);

        Assert.DoesNotContain("canary", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("GIT_CONFIG_GLOBAL=/dev/null", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("GIT_ALLOW_PROTOCOL=\n", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_for_one_protocol_speaks_no_other()
    {
        await using var fixture = await DiskFixture.Start();

        foreach (var command in new[]
        {
            GitCommand.Offline("ls-remote", fixture.Server.CloneUrl.AbsoluteUri),
            GitCommand.OnDisk("ls-remote", fixture.Server.CloneUrl.AbsoluteUri),
            GitCommand.Remote(fixture.Server.CloneUrl, null, "ls-remote", fixture.Server.Repository),
            GitCommand.Remote(fixture.Server.CloneUrl, null, "ls-remote", "ext::touch /tmp/never"),
        })
        {
            var result = await fixture.Git.Run(command, Cancel);
            Assert.Equal(128, result.ExitCode);
            Assert.Contains("not allowed", result.StandardError, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_credential_is_not_told_to_another_host()
    {
        await using var fixture = await DiskFixture.Start();
        await using var other = await GitServer.Start();
        List<string> seen = [];
        other.Password = "user:none";
        other.Before = context =>
        {
            seen.Add(context.Request.Headers.Authorization.ToString());
            return Task.CompletedTask;
        };

        var result = await fixture.Git.Run(
            GitCommand.Remote(fixture.Server.CloneUrl, new GitCredential("user", "canary"), "ls-remote", other.CloneUrl.AbsoluteUri), Cancel);

        Assert.False(result.Succeeded);
        Assert.NotEmpty(seen);
        Assert.All(seen, header => Assert.Equal("", header));
    }

    [Fact]
    public void What_git_says_is_shown_without_credentials()
    {
        var credential = new GitCredential("user", "to/ken");

        Assert.Equal(
            "fatal: http://***@host/x *** *** ***",
            Redaction.Redact("fatal: http://user:to/ken@host/x to/ken to%2Fken dXNlcjp0by9rZW4=", credential).Replace("user:***@", "***@", StringComparison.Ordinal));
        Assert.Equal("user:***", credential.ToString());
    }
}
