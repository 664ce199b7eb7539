using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Silo.Tests.Workspaces;

/// <summary>
/// A workspace that a script makes hostile, next to a folder that must not change whatever the workspace contains. Everything belongs to a user
/// without privilege, who also runs the removal: nothing outside is saved by permissions, nothing inside is removed by being root.
/// </summary>
internal sealed class HostileWorkspace : IAsyncDisposable
{
    private readonly string _folder = $"/tmp/orb-hostile-{Guid.NewGuid():N}";
    private string _outsideBefore = "";

    public WorkspaceId Id { get; } = EntityId.New<WorkspaceId>(TimeProvider.System.GetUtcNow());

    public string Root => $"{_folder}/root";

    public string Wrapper => $"{Root}/ws/{Id}";

    public string Outside => $"{_folder}/outside";

    public static async Task<HostileWorkspace> Make(string script)
    {
        var workspace = new HostileWorkspace();
        await Shell.Script($"mkdir {workspace._folder}; chmod 755 {workspace._folder}" + (Shell.WithoutPrivilege.Length > 0 ? $"; chown 65534 {workspace._folder}" : ""));
        var dll = Shell.Probe()[1];
        Assert.SkipUnless(
            await Shell.Script($"{Shell.Quote(Shell.WithoutPrivilege)} test -r {dll} && echo yes || echo no") == "yes",
            "The tests are where a user without privilege cannot read them.");
        await Unprivileged($"""
            mkdir -p -m 700 {workspace.Root} {workspace.Root}/ws {workspace.Root}/trash {workspace.Wrapper}
            mkdir {workspace.Wrapper}/tree; echo 1 > {workspace.Wrapper}/epoch
            mkdir -p {workspace.Outside}/inner/deeper; cd {workspace.Outside}
            echo canary > file; echo secret > .env; echo deep > inner/deeper/file; ln -s file link; chmod 600 file; chmod 640 .env; chmod 755 inner
            """);
        workspace._outsideBefore = await workspace.LookOutside();
        await workspace.InTree(script);
        return workspace;
    }

    public static Task<string> Unprivileged(string script) => Shell.Run([.. Shell.WithoutPrivilege, "bash", "-euc", script]);

    public Task<string> InTree(string script) => Unprivileged($"umask 022; outside={Outside}; cd {Wrapper}/tree; {script}");

    /// <summary>Removes the workspace without privilege and answers the outcome as text.</summary>
    public async Task<string> Remove(string verb = "remove") =>
        (await Shell.Run([.. Shell.WithoutPrivilege, .. Shell.Probe(verb, Root, Id.Value)])).Split('\n')[^1];

    /// <summary>Runs a script in a mount namespace of its own, with <c>$remove</c> as the command that removes the workspace.</summary>
    public async Task<string> WithMounts(string script)
    {
        string[] unshare = Environment.IsPrivilegedProcess ? ["unshare", "-m"] : ["unshare", "-r", "-m"];
        Assert.SkipUnless(await Shell.Script($"{Shell.Quote(unshare)} true && echo yes || echo no") == "yes", "Mount namespaces are not allowed here.");
        var remove = Shell.Quote([.. Shell.WithoutPrivilege, .. Shell.Probe("remove", Root, Id.Value)]);
        return await Shell.Run([.. unshare, "bash", "-euc", $"remove() {{ {remove}; }}; outside={Outside}; root={Root}; cd {Wrapper}; {script}"]);
    }

    public async Task AssertRemovedAndOutsideUntouched(string outcome)
    {
        Assert.StartsWith("Removed { Verified = True", outcome, StringComparison.Ordinal);
        Assert.Equal("", await Shell.Script($"ls -A {Root}/ws {Root}/trash | grep -v : | grep . || true"));
        await AssertOutsideUntouched();
    }

    public async Task AssertOutsideUntouched() => Assert.Equal(_outsideBefore, await LookOutside());

    public async ValueTask DisposeAsync() =>
        await Shell.Script($"chattr -R -i {_folder} 2>/dev/null || true; rm -rf --one-file-system {_folder}");

    private Task<string> LookOutside() => Shell.Script($"""
        cd {Outside}; find . -printf '%p %y %m %s %T@ %U %l\n' | sort; find . -type f | sort | xargs sha256sum
        """);
}
