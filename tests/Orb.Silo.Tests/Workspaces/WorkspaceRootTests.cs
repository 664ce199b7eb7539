using Orb.Silo.Workspaces;
using Orb.Silo.Workspaces.Native;
using Orb.Silo.Workspaces.Reaping;

namespace Orb.Silo.Tests.Workspaces;

public sealed class WorkspaceRootTests : IAsyncDisposable
{
    private readonly string _path = $"/tmp/orb-root-{Guid.NewGuid():N}";

    [Fact]
    public void The_identity_stays_with_the_root()
    {
        using var first = WorkspaceRoot.Open(_path, TimeProvider.System);
        var id = first.HostId;
        first.Dispose();

        using var second = WorkspaceRoot.Open(_path, TimeProvider.System);

        Assert.StartsWith("host-", id.Value, StringComparison.Ordinal);
        Assert.Equal(id, second.HostId);
        Assert.Equal(_path, second.Path);
    }

    [Fact]
    public void A_second_silo_on_one_root_is_refused()
    {
        using var first = WorkspaceRoot.Open(_path, TimeProvider.System);

        var refused = Assert.Throws<WorkspaceRootException>(() => WorkspaceRoot.Open(_path, TimeProvider.System));

        Assert.Contains("Another silo", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_with_a_damaged_identity_is_refused_and_not_kept_locked()
    {
        Directory.CreateDirectory(_path);
        File.WriteAllText($"{_path}/host-id", "../x");

        Assert.Throws<WorkspaceRootException>(() => WorkspaceRoot.Open(_path, TimeProvider.System));

        File.Delete($"{_path}/host-id");
        using var opened = WorkspaceRoot.Open(_path, TimeProvider.System);
    }

    [Fact]
    public void A_trash_that_is_a_link_is_refused()
    {
        Directory.CreateDirectory(_path);
        File.CreateSymbolicLink($"{_path}/trash", "/tmp");

        Assert.Throws<WorkspaceRootException>(() => WorkspaceRoot.Open(_path, TimeProvider.System));
    }

    [Fact]
    public async Task A_trash_on_another_file_system_is_refused()
    {
        Directory.CreateDirectory($"{_path}/trash");
        string[] unshare = Environment.IsPrivilegedProcess ? ["unshare", "-m"] : ["unshare", "-r", "-m"];
        Assert.SkipUnless(await Shell.Script($"{Shell.Quote(unshare)} true && echo yes || echo no") == "yes", "Mount namespaces are not allowed here.");
        var probe = Shell.Quote(Shell.Probe("reap", _path, "ws-01a204f680d07006be32803624292374"));

        var output = await Shell.Run([.. unshare, "bash", "-c", $"mount -t tmpfs none {_path}/trash; {probe} 2>&1; true"]);

        Assert.Contains("must be on one file system", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Neither_way_of_opening_follows_a_link_or_enters_a_mount(bool fallback)
    {
        Directory.CreateDirectory($"{_path}/inner");
        File.CreateSymbolicLink($"{_path}/link", "inner");
        var opener = new BeneathOpener(fallback);
        Kernel.OpenTrustedFolder(_path, out var folder);
        Kernel.OpenTrustedFolder("/", out var top);
        using (folder)
        using (top)
        {
            Assert.Equal(Errno.None, Open(opener, folder, "inner"));
            Assert.Equal(Errno.NoEntry, Open(opener, folder, "none"));
            Assert.True(Open(opener, folder, "link") is Errno.NotDirectory or Errno.TooManySymbolicLinks);
            Assert.Equal(Errno.CrossDevice, Open(opener, top, "proc"));
        }
    }

    [Fact]
    public async Task Without_openat2_a_tree_is_removed_all_the_same()
    {
        await Shell.Script($"mkdir -p {_path}/entry/a/b/c; touch {_path}/entry/a/b/c/f {_path}/entry/f; ln -s / {_path}/entry/a/l");
        Kernel.OpenTrustedFolder(_path, out var folder);
        using (folder)
        {
            var reaper = new Reaper(new BeneathOpener(isFallback: true), folder, "entry", TimeProvider.System);

            var last = reaper.Slices().Last();

            Assert.True(reaper.IsGone);
            Assert.Equal(6, last.Removed);
        }
    }

    [Fact]
    public async Task A_large_folder_is_removed_in_slices_between_which_it_can_be_stopped()
    {
        await Shell.Script($"mkdir -p {_path}/entry/d; cd {_path}/entry/d; seq 30000 | xargs touch");
        Kernel.OpenTrustedFolder(_path, out var folder);
        using (folder)
        {
            var first = new Reaper(new BeneathOpener(isFallback: false), folder, "entry", TimeProvider.System).Slices().First();
            Assert.InRange(first.Removed, 1, 20_000);

            var rest = new Reaper(new BeneathOpener(isFallback: false), folder, "entry", TimeProvider.System);
            Assert.Equal(30_000 + 1 - first.Removed, rest.Slices().Last().Removed);
            Assert.True(rest.IsGone);
        }
    }

    [Fact]
    public async Task What_likely_holds_a_secret_goes_first()
    {
        await Shell.Script($"mkdir -p {_path}/entry/tree/.ssh; cd {_path}/entry/tree; touch .env.local .ssh/id_ed25519 server.key .netrc; mkdir d; cd d; seq 25000 | xargs touch");
        Kernel.OpenTrustedFolder(_path, out var folder);
        using (folder)
        {
            _ = new Reaper(new BeneathOpener(isFallback: false), folder, "entry", TimeProvider.System).Slices().First();
        }

        Assert.Equal("", await Shell.Script($"find {_path} -name '.env*' -o -name 'id_*' -o -name '*.key' -o -name .netrc"));
    }

    [Fact]
    public async Task A_measurement_follows_no_link_and_agrees_with_du()
    {
        await Shell.Script($"""
            mkdir -p {_path}/t/a/b/c {_path}/t/z; cd {_path}/t; head -c 100000 /dev/zero > a/b/c/f; head -c 5000 /dev/zero > z/f; ln -s /usr a/usr; truncate -s 8T sparse; seq 3000 | (cd a/b; xargs touch)
            """);
        Kernel.OpenTrustedFolder(_path, out var folder);
        using (folder)
        {
            var usage = DiskUsage.Measure(new BeneathOpener(isFallback: false), folder, "t", TestContext.Current.CancellationToken);

            Assert.Equal(long.Parse(await Shell.Script($"du -s -B1 {_path}/t | cut -f1")), usage.AllocatedBytes);
            Assert.Equal(long.Parse(await Shell.Script($"find {_path}/t -mindepth 1 | wc -l")), usage.Entries);
            Assert.True(usage.IsComplete);
        }
    }

    public async ValueTask DisposeAsync() => await Shell.Script($"rm -rf {_path}");

    private static Errno Open(BeneathOpener opener, Descriptor folder, string name)
    {
        var answer = opener.OpenFolder(folder, name, out var opened);
        opened.Dispose();
        return answer;
    }
}
