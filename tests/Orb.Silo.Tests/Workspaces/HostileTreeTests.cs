namespace Orb.Silo.Tests.Workspaces;

/// <summary>The hostile cases of the workspace specification that one removal answers; the numbers are theirs.</summary>
public class HostileTreeTests
{
    [Theory]
    [InlineData("case 1, links out of the tree", """ln -s / slash; ln -s "$outside" out; ln -s nowhere dangling; mkdir d; ln -s "$outside/inner" d/in""")]
    [InlineData("case 2, the tree itself a link", """cd ..; rmdir tree; ln -s "$outside" tree""")]
    [InlineData("case 4, a hard link to a file outside", """ln "$outside/file" mine; ln "$outside/.env" .env""")]
    [InlineData("case 5, folders that may not be written", "mkdir -p a/b/c; touch a/f a/b/f a/b/c/f; chmod 555 a/b/c a/b a")]
    [InlineData("case 6, folders without any right", "mkdir -p a/b/c; touch a/b/c/f a/f; chmod 000 a/b/c; chmod 000 a/b; chmod 000 a; chmod 000 .")]
    [InlineData("case 6, the wrapper without any right", "touch f; chmod 000 ..; chmod 000 .")]
    [InlineData("case 7, the wrapper not writable before the rename", "mkdir d; touch d/f; chmod 555 d . ..")]
    [InlineData("case 11, names", """
        touch $'\xff\xfe' $'new\nline' -- -rf '*' "$(printf 'n%.0s' {1..255})" .flat1 .lifted.1 ' ' $'\\'; mkdir $'\xff' .flat2 -- -d; touch $'\xff/\xfe' -- -d/-f; mkdir -p .flat2/.flat2/.flat2
        """)]
    [InlineData("case 21, a sparse file of 8 TiB", "truncate -s 8T sparse")]
    public async Task A_hostile_tree_is_removed_and_what_is_outside_stays(string what, string script)
    {
        await using var workspace = await HostileWorkspace.Make(script);

        var outcome = await workspace.Remove();

        TestContext.Current.AddAttachment("case", what);
        await workspace.AssertRemovedAndOutsideUntouched(outcome);
    }

    [Fact]
    public async Task A_pipe_a_socket_and_a_device_are_removed_without_being_opened()
    {
        await using var workspace = await HostileWorkspace.Make("""
            mkfifo pipe; mkdir d; mkfifo d/pipe; python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("s")' 2>/dev/null || true
            """);
        if (Environment.IsPrivilegedProcess)
        {
            await Shell.Run("mknod", $"{workspace.Wrapper}/tree/device", "c", "1", "3");
        }

        await workspace.AssertRemovedAndOutsideUntouched(await workspace.Remove());
    }

    [Fact]
    public async Task A_tree_20000_folders_deep_takes_fewer_than_16_descriptors()
    {
        await using var workspace = await HostileWorkspace.Make("""
            perl -e 'for (1..20000) { mkdir "d" or die $!; chdir "d" or die $!; open(F, ">f") and close(F) if $_ % 100 == 0 }'
            """);

        await workspace.AssertRemovedAndOutsideUntouched(await workspace.Remove("remove-with-few-descriptors"));
    }

    [Fact]
    public async Task Locks_and_lock_files_that_a_tree_plants_do_not_stop_its_removal()
    {
        await using var workspace = await HostileWorkspace.Make("mkdir -p .git; touch .git/index.lock file");
        using var holder = Shell.Start(
            [.. Shell.WithoutPrivilege, "bash", "-c", $"exec 9>{workspace.Outside}/../held; flock -x 9; ln {workspace.Outside}/../held {workspace.Wrapper}/tree/held; echo held; exec sleep 600"]);
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        var outcome = await workspace.Remove();

        holder.Kill();
        await workspace.AssertRemovedAndOutsideUntouched(outcome);
    }

    [Fact]
    public async Task An_immutable_file_is_named_and_everything_else_is_removed()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "chattr +i needs root.");
        await using var workspace = await HostileWorkspace.Make("mkdir d; touch d/stuck d/loose other");
        Assert.SkipUnless(
            await Shell.Script($"chattr +i {workspace.Wrapper}/tree/d/stuck 2>/dev/null && echo yes || echo no") == "yes",
            "This file system knows no immutable files.");

        var outcome = await workspace.Remove();

        Assert.StartsWith("Failed { Kind = Immutable, Detail = stuck", outcome, StringComparison.Ordinal);
        Assert.EndsWith("TreeIsGone = True }", outcome, StringComparison.Ordinal);
        Assert.Equal("stuck", await Shell.Script($"find {workspace.Root}/trash -type f -printf '%f\n'"));
        await Shell.Script($"find {workspace.Root}/trash -name stuck -exec chattr -i {{}} +");
        await workspace.AssertRemovedAndOutsideUntouched(await workspace.Remove());
    }

    [Fact]
    public async Task What_belongs_to_someone_else_is_named_and_everything_else_is_removed()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can make files of another owner.");
        await using var workspace = await HostileWorkspace.Make("mkdir theirs mine; touch theirs/stuck mine/f");
        await Shell.Script($"chown root {workspace.Wrapper}/tree/theirs; chmod 755 {workspace.Wrapper}/tree/theirs");

        var outcome = await workspace.Remove();

        Assert.StartsWith("Failed { Kind = Permission", outcome, StringComparison.Ordinal);
        Assert.Equal("stuck", await Shell.Script($"find {workspace.Root}/trash -type f -printf '%f\n'"));
        await workspace.AssertOutsideUntouched();
    }

    [Fact]
    public async Task A_workspace_in_which_a_process_lives_is_left_alone()
    {
        await using var workspace = await HostileWorkspace.Make("touch kept");
        using var inside = Shell.Start([.. Shell.WithoutPrivilege, "bash", "-c", $"cd {workspace.Wrapper}/tree; echo in; exec sleep 600"]);
        await inside.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        var outcome = await workspace.Remove();

        Assert.Equal($"InUse {{ By = process {inside.Id} (sleep), TreeIsGone = False }}", outcome);
        Assert.True(File.Exists($"{workspace.Wrapper}/tree/kept"));
        inside.Kill();
        await inside.WaitForExitAsync(TestContext.Current.CancellationToken);
        await workspace.AssertRemovedAndOutsideUntouched(await workspace.Remove());
    }

    [Fact]
    public async Task Someone_who_swaps_folders_and_links_meanwhile_does_not_lead_the_removal_outside()
    {
        await using var workspace = await HostileWorkspace.Make("""mkdir -p d/x; ln -s "$outside" l; seq -f "p/%g/q/r" 300 | xargs mkdir -p""");

        // The racer works on the trash entry, where a process that was missed would still have its hands.
        var racer = Path.Combine(workspace.Outside, "..", "racer.pl");
        await HostileWorkspace.Unprivileged($$"""
            cat > {{racer}} <<'PERL'
            use Time::HiRes qw(time); $| = 1;
            my ($trash, $outside, $until) = (@ARGV, time + 5); print "racing\n";
            while (time < $until) {
                for my $top (glob("$trash/*"), glob("$trash/*/*"), glob("$trash/*/*/d")) {
                    rename("$top/x", "$top/y"); symlink($outside, "$top/x"); rename("$top/y", "$top/z"); unlink("$top/x"); mkdir("$top/x");
                    mkdir("$top/x/inner"); symlink("$outside/inner", "$top/x/file"); rename("$top/z", "$top/x/z");
                }
            }
            PERL
            """);
        using var racing = Shell.Start([.. Shell.WithoutPrivilege, "perl", racer, $"{workspace.Root}/trash", workspace.Outside]);
        await racing.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        for (var outcome = ""; !racing.HasExited; outcome = await workspace.Remove())
        {
            Assert.DoesNotContain("PathPolicy", outcome, StringComparison.Ordinal);
            await HostileWorkspace.Unprivileged($"mkdir -p {workspace.Wrapper}/tree/d/x {workspace.Wrapper}/tree/e/x/inner/x; touch {workspace.Wrapper}/tree/d/x/f");
        }

        await workspace.AssertRemovedAndOutsideUntouched(await workspace.Remove());
    }

    [Theory]
    [InlineData("case 12, a folder of outside", "mkdir -p d/m", """mount --bind "$outside" tree/d/m""")]
    [InlineData("case 12, the tree itself", "true", """mount --bind "$outside" tree""")]
    [InlineData("case 13, a file of outside", "mkdir d; touch d/m", """mount --bind "$outside/file" tree/d/m""")]
    [InlineData("case 14, a tmpfs", "mkdir -p d/m", "mount -t tmpfs none tree/d/m; touch tree/d/m/f")]
    public async Task A_mount_is_reported_not_entered_and_after_the_unmount_the_removal_finishes(string what, string script, string mount)
    {
        await using var workspace = await HostileWorkspace.Make($"touch other; mkdir e; touch e/f; {script}");

        const string unmount = """umount "$(findmnt -rno TARGET | grep "$root/trash")" """;
        var outcomes = (await workspace.WithMounts($"{mount}; cd /; remove; {unmount}; remove")).Split('\n')
            .Where(line => line != DiskProbe.FirstSlice).ToArray();

        TestContext.Current.AddAttachment("mounted", what);
        Assert.StartsWith("Failed { Kind = ForeignMount", outcomes[0], StringComparison.Ordinal);
        Assert.EndsWith("TreeIsGone = True }", outcomes[0], StringComparison.Ordinal);
        await workspace.AssertRemovedAndOutsideUntouched(outcomes[1]);
    }

    [Fact]
    public async Task A_removal_that_is_killed_again_and_again_is_finished_by_the_next_start()
    {
        await using var workspace = await HostileWorkspace.Make("for d in $(seq 15); do mkdir -p a/$d/b; (cd a/$d/b; seq 2000 | xargs touch); done");
        for (var kill = 0; kill < 3; kill++)
        {
            using var removal = Shell.Start([.. Shell.WithoutPrivilege, .. Shell.Probe("remove", workspace.Root, workspace.Id.Value)]);
            await removal.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            await Shell.Script($"kill -9 {removal.Id} || true");
            await removal.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(kill > 0 || Directory.EnumerateFileSystemEntries($"{workspace.Root}/trash").Any(), "The removal was over before it was killed.");
        }

        await workspace.Remove("reap");

        await workspace.AssertRemovedAndOutsideUntouched(await workspace.Remove());
    }
}
