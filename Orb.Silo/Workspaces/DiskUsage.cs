using Orb.Silo.Workspaces.Native;
using static Orb.Silo.Workspaces.Native.LinuxNumbers;

namespace Orb.Silo.Workspaces;

/// <summary>
/// Measures a tree without following links, entering mounts or changing anything, with two descriptors at any depth: it goes up again by
/// <c>..</c>, and stops when that is not the folder it came from, since then someone moves folders to lead it astray.
/// </summary>
internal static class DiskUsage
{
    /// <summary>Measures what is beneath a folder, or nothing when there is no such folder.</summary>
    public static WorkspaceUsage Measure(BeneathOpener opener, Descriptor parent, string name, CancellationToken cancellationToken)
    {
        var answer = opener.OpenFolder(parent, name, out var folder);
        if (answer is not Errno.None)
        {
            folder.Dispose();
            return new WorkspaceUsage(0, 0, IsComplete: answer is Errno.NoEntry);
        }

        using var walk = new Walk(opener, folder);
        while (walk.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return walk.Usage;
    }

    private sealed class Walk : IDisposable
    {
        private readonly BeneathOpener _opener;
        private readonly Stack<(EntryFacts Folder, long Offset)> _above = new();
        private Descriptor _folder;
        private FolderEntries _entries;
        private EntryFacts _facts;
        private long _bytes;
        private long _count;
        private bool _isComplete = true;

        public Walk(BeneathOpener opener, Descriptor folder)
        {
            (_opener, _folder, _entries) = (opener, folder, new FolderEntries(folder));
            Kernel.Inspect(folder, "", out _facts);
            _bytes = _facts.AllocatedBytes;
        }

        public WorkspaceUsage Usage => new(_bytes, _count, _isComplete);

        /// <summary>Counts one entry and goes down into it, or goes up at the end of a folder; false when all is seen.</summary>
        public bool Step()
        {
            if (!_entries.MoveNext())
            {
                return GoUp();
            }

            if (Kernel.Inspect(_folder, _entries.Current, out var facts) is Errno.None)
            {
                _count++;
                _bytes += facts.IsFolder ? facts.AllocatedBytes : facts.AllocatedBytes / Math.Max(facts.Links, 1);
                if (facts.IsFolder)
                {
                    GoDown();
                }
            }

            return true;
        }

        public void Dispose()
        {
            _entries.Dispose();
            _folder.Dispose();
        }

        private void GoDown()
        {
            if (_opener.OpenFolder(_folder, _entries.Current, out var child) is Errno.None)
            {
                _above.Push((_facts, _entries.NextOffset));
                Enter(child);
                Kernel.Inspect(child, "", out _facts);
                return;
            }

            child.Dispose();
            _isComplete = false;
        }

        private bool GoUp()
        {
            if (!_above.TryPop(out var above))
            {
                return false;
            }

            var answer = Kernel.OpenAt(_folder, "..", Open.Read | Open.Folder, out var parent);
            if (answer is Errno.None && Kernel.Inspect(parent, "", out var facts) is Errno.None && facts.IsSameEntry(above.Folder))
            {
                Enter(parent);
                _entries.ResumeAt(above.Offset);
                _facts = above.Folder;
                return true;
            }

            parent.Dispose();
            _isComplete = false;
            return false;
        }

        private void Enter(Descriptor folder)
        {
            Dispose();
            (_folder, _entries) = (folder, new FolderEntries(folder));
        }
    }
}
