using Microsoft.AspNetCore.Http;
using Orb.Silo.Workspaces;
using Orb.Silo.Workspaces.Git;
using Orb.Silo.Workspaces.Preparing;
using Orb.Silo.Workspaces.Removing;

namespace Orb.Silo.Tests.Workspaces;

public class PreparationTests
{
    private const string Token = "ghs_canary0123456789";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_is_made_once_and_removed()
    {
        await using var fixture = await DiskFixture.Start();

        var made = Assert.IsType<PrepareOutcome.Ready>(await fixture.Prepare());

        Assert.Equal(await Shell.Run("git", "--git-dir", fixture.Server.Repository, "rev-parse", "main"), made.BaseCommit);
        Assert.True(made.SizeBytes > 10_000);
        Assert.Equal("hello", (await File.ReadAllTextAsync($"{fixture.Disk.TreeOf(fixture.Id)}/README.md", Cancel)).Trim());
        Assert.Equal("main", await Shell.Script($"git -C {fixture.Wrapper}/tree branch --show-current"));
        Assert.Equal(fixture.Server.CloneUrl.AbsoluteUri, await Shell.Script($"git -C {fixture.Wrapper}/tree remote get-url origin"));
        Assert.Equal("feature/x main", await Shell.Script($"git --git-dir {fixture.Wrapper}/git for-each-ref --format='%(refname:short)' refs/heads | xargs"));
        Assert.Equal("700", await Shell.Script($"stat -c %a {fixture.Wrapper}"));
        Assert.Equal("", await Shell.Script($"find {fixture.Wrapper} -type f -links +1"));
        Assert.Equal(new Presence.Present(1, IsReady: true), fixture.Disk.Query(fixture.Id));
        Assert.Equal([fixture.Id], fixture.Disk.List());

        fixture.Server.Before = _ => throw new InvalidOperationException("A workspace that is ready is not cloned again.");
        Assert.Equal(made, await fixture.Prepare());
        Assert.Equal(made, await fixture.Prepare(epoch: 2));

        var removed = Assert.IsType<RemoveOutcome.Removed>(await fixture.Disk.Remove(fixture.Id, 3, null, Cancel));
        Assert.True(removed is { Verified: true, Entries: > 30 });
        Assert.Empty(fixture.OnDisk());
        Assert.IsType<Presence.Absent>(fixture.Disk.Query(fixture.Id));
        Assert.True(await fixture.Disk.Remove(fixture.Id, 3, null, Cancel) is RemoveOutcome.Removed { Verified: true, Entries: 0 });
    }

    [Fact]
    public async Task A_request_of_an_earlier_epoch_is_fenced_off()
    {
        await using var fixture = await DiskFixture.Start();
        await fixture.Prepare(epoch: 5);

        Assert.Equal(new PrepareOutcome.Fenced(5), await fixture.Prepare(epoch: 4));
        Assert.Equal(new RemoveOutcome.Fenced(5), await fixture.Disk.Remove(fixture.Id, 4, null, Cancel));
        Assert.Equal(new Presence.Present(5, IsReady: true), fixture.Disk.Query(fixture.Id));
    }

    [Fact]
    public async Task What_a_later_epoch_has_put_into_the_trash_is_not_made_again()
    {
        await using var fixture = await DiskFixture.Start();
        Directory.CreateDirectory($"{fixture.Root}/trash/{fixture.Id}.7.0123456789abcdef");

        Assert.Equal(new PrepareOutcome.Removed(7), await fixture.Prepare(epoch: 6));
        Assert.Equal(new Presence.InTrash(7), fixture.Disk.Query(fixture.Id));
        var reaped = Assert.Single(await fixture.Disk.ReapTrash(Cancel));
        Assert.Equal((fixture.Id, 7), (reaped.Workspace, reaped.Epoch));
        Assert.Empty(fixture.OnDisk());
    }

    [Theory]
    [InlineData("/octo/none.git", "main", nameof(CloneFailure.NotFound))]
    [InlineData("/octo/demo.git", "none", nameof(CloneFailure.BranchMissing))]
    [InlineData("/octo/demo.git", "--upload-pack=x", nameof(CloneFailure.Refused))]
    [InlineData("/octo/demo.git", "a..b", nameof(CloneFailure.Refused))]
    [InlineData("http://user:pass@127.0.0.1/x.git", "main", nameof(CloneFailure.Refused))]
    [InlineData("http://127.0.0.2:1/x.git", "main", nameof(CloneFailure.Refused))]
    [InlineData("file:///etc", "main", nameof(CloneFailure.Refused))]
    public async Task A_clone_that_cannot_be_says_why_and_leaves_nothing(string url, string branch, string expected)
    {
        await using var fixture = await DiskFixture.Start();
        var source = new CloneSource(new Uri(url.StartsWith('/') ? fixture.Server.Origin + url : url), branch);

        var outcome = await fixture.Prepare(source: source);

        Assert.Equal(expected, $"{Assert.IsType<PrepareOutcome.CloneFailed>(outcome).Kind}");
        Assert.Empty(fixture.OnDisk());
    }

    [Theory]
    [InlineData(StatusCodes.Status403Forbidden, nameof(CloneFailure.Authentication))]
    [InlineData(StatusCodes.Status500InternalServerError, nameof(CloneFailure.Unreachable))]
    [InlineData(StatusCodes.Status302Found, nameof(CloneFailure.Unreachable))]
    public async Task A_host_that_does_not_serve_is_named_by_its_answer(int status, string expected)
    {
        await using var fixture = await DiskFixture.Start();
        fixture.Server.Before = async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = $"{fixture.Server.Origin}/elsewhere";
            await context.Response.CompleteAsync();
        };

        Assert.Equal(expected, $"{Assert.IsType<PrepareOutcome.CloneFailed>(await fixture.Prepare()).Kind}");
        Assert.Empty(fixture.OnDisk());
    }

    [Fact]
    public async Task A_host_that_hangs_is_given_up_and_no_git_is_left()
    {
        await using var fixture = await DiskFixture.Start(("CloneTimeout", "00:00:02"));
        var released = new TaskCompletionSource();
        fixture.Server.Before = _ => released.Task;

        var outcome = await fixture.Prepare();

        released.SetResult();
        Assert.Equal(CloneFailure.Timeout, Assert.IsType<PrepareOutcome.CloneFailed>(outcome).Kind);
        Assert.Empty(fixture.OnDisk());
        Assert.Equal("", await Shell.Script($"grep -al '[/]{fixture.Root[1..]}' /proc/[0-9]*/cmdline 2>/dev/null || true"));
    }

    [Fact]
    public async Task A_repository_over_the_limit_is_refused()
    {
        await using var fixture = await DiskFixture.Start(("MaxCloneBytes", $"{1024 * 1024}"));
        await Shell.Script($"""
            cd {fixture.Server.Repository}/../../work; export HOME=/tmp; head -c 3000000 /dev/urandom > big; git add big; git commit -qm big; git push -q {fixture.Server.Repository} main
            """);

        Assert.Equal(CloneFailure.TooLarge, Assert.IsType<PrepareOutcome.CloneFailed>(await fixture.Prepare()).Kind);
        Assert.Empty(fixture.OnDisk());
    }

    [Fact]
    public async Task A_cancelled_preparation_leaves_nothing_in_place()
    {
        await using var fixture = await DiskFixture.Start();
        using var cancellation = new CancellationTokenSource();
        fixture.Server.Before = async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Disk.Prepare(fixture.Id, 1, fixture.Source, cancellation.Token));

        Assert.Empty(fixture.Disk.List());
        fixture.Server.Before = _ => Task.CompletedTask;
        Assert.IsType<PrepareOutcome.Ready>(await fixture.Prepare());
        await fixture.Disk.ReapTrash(Cancel);
        Assert.Equal([fixture.Id.Value], fixture.OnDisk());
    }

    [Fact]
    public async Task A_second_preparation_or_a_removal_does_not_disturb_one_at_work()
    {
        await using var fixture = await DiskFixture.Start();
        var (arrived, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        fixture.Server.Before = _ =>
        {
            arrived.TrySetResult();
            return released.Task;
        };
        var first = fixture.Prepare();
        await arrived.Task.WaitAsync(Cancel);

        Assert.IsType<PrepareOutcome.InUse>(await fixture.Prepare());
        Assert.Equal(new Presence.Present(1, IsReady: false), fixture.Disk.Query(fixture.Id));
        Assert.IsType<RemoveOutcome.InUse>(await fixture.Disk.Remove(fixture.Id, 2, null, Cancel));

        released.SetResult();
        Assert.Equal(new PrepareOutcome.Fenced(2), await first);
        Assert.IsType<RemoveOutcome.Removed>(await fixture.Disk.Remove(fixture.Id, 2, null, Cancel));
    }

    [Theory]
    [InlineData("info/refs")]
    [InlineData("git-upload-pack")]
    public async Task A_preparation_that_is_killed_ends_its_git_and_is_made_anew_by_the_next_one(string killedAt)
    {
        await using var server = await GitServer.Start();
        var root = $"/tmp/orb-root-{Guid.NewGuid():N}";
        var id = Grains.Interfaces.Catalog.EntityId.New<Grains.Interfaces.Workspaces.WorkspaceId>(TimeProvider.System.GetUtcNow());
        var (arrived, connectionLost) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.Before = async context =>
        {
            if (context.Request.Path.Value!.EndsWith(killedAt, StringComparison.Ordinal))
            {
                await using var registration = context.RequestAborted.Register(connectionLost.SetResult);
                arrived.TrySetResult();
                await connectionLost.Task;
            }
        };
        using (var preparation = Shell.Start(Shell.Probe("prepare", root, id.Value, server.Origin)))
        {
            await arrived.Task.WaitAsync(Cancel);
            await Shell.Run("kill", "-9", $"{preparation.Id}");
            await preparation.WaitForExitAsync(Cancel);
        }

        // Git is ended by the death of the process that wanted it, which the server sees as a lost connection.
        await connectionLost.Task.WaitAsync(Cancel);
        server.Before = _ => Task.CompletedTask;
        Assert.False(File.Exists($"{root}/ws/{id}/ready"));

        Assert.StartsWith("Ready", await Shell.Run(Shell.Probe("prepare", root, id.Value, server.Origin)), StringComparison.Ordinal);

        Assert.Equal("", await Shell.Script($"ls -A {root}/trash"));
        Assert.Equal("", await Shell.Script($"git -C {root}/ws/{id}/tree status --porcelain; rm -rf {root}"));
    }

    [Fact]
    public async Task A_token_reaches_the_host_and_nothing_else()
    {
        await using var fixture = await DiskFixture.Start();
        fixture.Server.Password = $"x-access-token:{Token}";
        List<string> processes = [];
        fixture.Server.Before = async _ => processes.Add(await Shell.Script("cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'; true"));
        var source = fixture.Source with { Credential = _ => ValueTask.FromResult<GitCredential?>(new("x-access-token", Token)) };

        Assert.IsType<PrepareOutcome.Ready>(await fixture.Prepare(source: source));

        Assert.NotEmpty(processes);
        Assert.Contains(processes, text => text.Contains(fixture.Server.CloneUrl.AbsoluteUri, StringComparison.Ordinal));
        Assert.DoesNotContain(processes, text => text.Contains(Token, StringComparison.Ordinal));
        Assert.Equal("", await Shell.Script($"grep -rl {Token} {fixture.Root} || true"));
        Assert.Equal("", await Shell.Script("ls /dev/shm | grep orb || true"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ghs_wrong")]
    public async Task A_token_that_is_missing_or_wrong_is_an_authentication_failure(string? token)
    {
        await using var fixture = await DiskFixture.Start();
        fixture.Server.Password = $"x-access-token:{Token}";
        var source = fixture.Source with { Credential = _ => ValueTask.FromResult(token is null ? null : new GitCredential("x-access-token", token)) };

        var failed = Assert.IsType<PrepareOutcome.CloneFailed>(await fixture.Prepare(source: source));

        Assert.Equal(CloneFailure.Authentication, failed.Kind);
        Assert.DoesNotContain("ghs_", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_a_tree_or_this_machine_configures_runs_when_git_does()
    {
        await using var fixture = await DiskFixture.Start();
        await fixture.Prepare();
        var fired = $"{fixture.Root}/fired";
        await Shell.Script($"""
            cd {fixture.Wrapper}/tree; printf '#!/bin/sh\ntouch {fired}\ncat\n' > /tmp/fire-{fixture.Id}; chmod +x /tmp/fire-{fixture.Id}; f=/tmp/fire-{fixture.Id}
            for h in post-checkout pre-commit reference-transaction post-index-change pre-push; do cp $f .git/hooks/$h 2>/dev/null || (mkdir -p .git/hooks; cp $f .git/hooks/$h); done
            for c in core.fsmonitor core.sshCommand core.askPass core.pager core.editor filter.zz.clean filter.zz.smudge filter.zz.process diff.external diff.zz.textconv \
                merge.zz.driver gpg.program uploadpack.packObjectsHook credential.helper; do git config $c $f; done
            git config url.http://127.0.0.1:9/.insteadOf {fixture.Server.Origin}/; git config http.proxy http://127.0.0.1:9; git config include.path $f
            rm -f {fired}
            """);

        Assert.IsType<PrepareOutcome.Ready>(await fixture.Prepare(epoch: 2));
        await fixture.Disk.Measure(fixture.Id, Cancel);
        var fetch = GitCommand.Remote(
            fixture.Server.CloneUrl, new GitCredential("u", Token), "--git-dir", $"{fixture.Wrapper}/git", "fetch", "--no-tags", fixture.Server.CloneUrl.AbsoluteUri, "main");
        Assert.True((await fixture.Git.Run(fetch, Cancel)).Succeeded);
        Assert.IsType<RemoveOutcome.Removed>(await fixture.Disk.Remove(fixture.Id, 3, null, Cancel));

        Assert.False(File.Exists(fired));
        File.Delete($"/tmp/fire-{fixture.Id}");
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("%2e%2e")]
    [InlineData("a/b")]
    [InlineData("ws-0199a3\0")]
    [InlineData("ws-\u2024\u2024")]
    [InlineData("")]
    [InlineData("host-01a204f680d07006be32803624292374")]
    public async Task A_text_that_is_no_workspace_id_never_reaches_the_disk(string text)
    {
        await using var fixture = await DiskFixture.Start();
        var id = new Grains.Interfaces.Workspaces.WorkspaceId(text);

        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Disk.Prepare(id, 1, fixture.Source, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Disk.Remove(id, 1, null, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Disk.Measure(id, Cancel));
        Assert.Throws<ArgumentException>(() => fixture.Disk.Query(id));
        Assert.Empty(fixture.OnDisk());
    }
}
