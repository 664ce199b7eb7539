using Microsoft.Extensions.DependencyInjection;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces;
using Orb.Silo.Workspaces.Git;
using Orb.Silo.Workspaces.Preparing;

namespace Orb.Silo.Tests.Workspaces;

/// <summary>A git server and a workspace root that clones from it.</summary>
internal sealed class DiskFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DiskFixture(GitServer server, (string, string)[] settings)
    {
        Server = server;
        _services = TestDisk.Services(Root, server.Origin, settings);
    }

    public GitServer Server { get; }

    public string Root { get; } = $"/tmp/orb-root-{Guid.NewGuid():N}";

    public WorkspaceId Id { get; } = EntityId.New<WorkspaceId>(TimeProvider.System.GetUtcNow());

    public string Wrapper => $"{Root}/ws/{Id}";

    public WorkspaceDisk Disk => _services.GetRequiredService<WorkspaceDisk>();

    public HostGit Git => _services.GetRequiredService<HostGit>();

    public CloneSource Source => new(Server.CloneUrl, "main");

    public static async Task<DiskFixture> Start(params (string, string)[] settings) => new(await GitServer.Start(), settings);

    public async Task<PrepareOutcome> Prepare(long epoch = 1, CloneSource? source = null) =>
        await Disk.Prepare(Id, epoch, source ?? Source, TestContext.Current.CancellationToken);

    public IEnumerable<string> OnDisk() =>
        Directory.EnumerateFileSystemEntries($"{Root}/ws").Concat(Directory.EnumerateFileSystemEntries($"{Root}/trash")).Select(path => Path.GetFileName(path)!);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
        await Shell.Script($"rm -rf {Root}");
    }
}
