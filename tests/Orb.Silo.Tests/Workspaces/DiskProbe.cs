using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces;
using Orb.Silo.Workspaces.Preparing;
using Orb.Silo.Workspaces.Reaping;

namespace Orb.Silo.Tests.Workspaces;

/// <summary>One act of the workspace disk in a process of its own: <c>disk-probe remove|prepare|reap|remove-with-few-descriptors root id ...</c>.</summary>
internal static class DiskProbe
{
    public const string Verb = "disk-probe";

    /// <summary>Printed when the first slice of a removal is done.</summary>
    public const string FirstSlice = "first slice";

    public static async Task<int> Run(string[] arguments)
    {
        await using var services = TestDisk.Services(arguments[1], arguments is [_, _, _, var origin, ..] ? origin : "");
        var disk = services.GetRequiredService<WorkspaceDisk>();
        var id = EntityId.Parse<WorkspaceId>(arguments[2]);
        object outcome = arguments[0] switch
        {
            "remove" => await disk.Remove(id, 2, new FirstReport(), CancellationToken.None),
            "remove-with-few-descriptors" => await RemoveWithFewDescriptors(disk, id),
            "reap" => (await disk.ReapTrash(CancellationToken.None)).Count,
            "prepare" => await disk.Prepare(id, 1, new CloneSource(new Uri($"{arguments[3]}/octo/demo.git"), "main"), CancellationToken.None),
            var unknown => throw new InvalidOperationException(unknown),
        };
        Console.WriteLine(outcome);
        return 0;
    }

    private static async Task<object> RemoveWithFewDescriptors(WorkspaceDisk disk, WorkspaceId id)
    {
        // Once without effect, so that everything the runtime opens lazily is open.
        await disk.Remove(EntityId.New<WorkspaceId>(TimeProvider.System.GetUtcNow()), 1, null, CancellationToken.None);
        var highest = Directory.GetFiles("/proc/self/fd").Max(path => int.Parse(Path.GetFileName(path)));
        using var limit = Process.Start("prlimit", ["--pid", $"{Environment.ProcessId}", $"--nofile={highest + 1 + 15}"]);
        await limit.WaitForExitAsync();
        return limit.ExitCode == 0 ? await disk.Remove(id, 2, null, CancellationToken.None) : "prlimit failed";
    }

    private sealed class FirstReport : IProgress<ReapProgress>
    {
        private bool _reported;

        public void Report(ReapProgress value)
        {
            if (!_reported)
            {
                _reported = true;
                Console.WriteLine(FirstSlice);
            }
        }
    }
}
