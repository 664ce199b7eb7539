using System.Globalization;
using System.Security.Cryptography;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces.Reaping;

/// <summary>
/// Removes one entry of the trash, however hostile its content. Nothing is looked at before it is acted on: every entry is unlinked, and only when
/// the kernel says that it is a folder is it treated as one. A folder that is not empty is moved up to the top of the entry and emptied there, so any
/// depth takes the same few descriptors and no stack. Mounts are never entered: opening across one fails, and removing or moving one does too.
/// All state is on disk, so a reaper that was killed is continued by a new one.
/// </summary>
internal sealed class Reaper(BeneathOpener opener, Descriptor trash, string entry, TimeProvider clock)
{
    private const uint OwnerOnly = 0b111_000_000;
    private const int PassesAgainstRacers = 5;
    private readonly string _liftedPrefix = $".lifted.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.";
    private readonly Slice _slice = new(clock);
    private long _removed;
    private long _lifted;

    public ReapProgress Progress => new(_removed, _lifted);

    /// <summary>What the last pass could not remove.</summary>
    public ReapFailures Failures { get; } = new();

    /// <summary>Whether the entry no longer exists; known when the slices are through.</summary>
    public bool IsGone { get; private set; }

    private long Work => _removed + _lifted;

    /// <summary>Does the work a slice at a time; between two slices the caller may stop.</summary>
    public IEnumerable<ReapProgress> Slices()
    {
        var answer = opener.OpenOwnFolder(trash, entry, out var top);
        using (top)
        {
            if (answer is Errno.None)
            {
                _ = Kernel.ChangeMode(top, OwnerOnly);
                _removed += SensitiveFiles.RemoveFirst(opener, top);
                foreach (var progress in EmptyTop(top))
                {
                    yield return progress;
                }
            }
        }

        Finish(answer);
        yield return Progress;
    }

    private void Finish(Errno opening)
    {
        var answer = opening is Errno.None ? Kernel.RemoveEmptyFolder(trash, entry) : opening;
        IsGone = answer is Errno.None or Errno.NoEntry;
        if (!IsGone && (Failures.IsEmpty || answer is not Errno.NotEmpty))
        {
            Fail(answer, trash, entry, "removing the trash entry");
        }
    }

    private IEnumerable<ReapProgress> EmptyTop(Descriptor top)
    {
        using var entries = new FolderEntries(top);
        var passesAgainstRacers = PassesAgainstRacers;
        long before;
        do
        {
            before = Work;
            Failures.Clear();
            entries.Rewind();
            while (entries.MoveNext())
            {
                if (!TryUnlink(top, entries.Current) && TryOpenFolder(top, entries.Current) is { } folder)
                {
                    using (folder)
                    {
                        foreach (var progress in EmptyFolder(top, folder))
                        {
                            yield return progress;
                        }
                    }

                    RemoveEmptied(top, entries.Current);
                }

                if (_slice.EndsWithThisEntry())
                {
                    yield return Progress;
                }
            }

            NoteReadError(entries, top);
        }
        while (Work > before || (Failures.SomeoneIsRacing && --passesAgainstRacers > 0));
    }

    private IEnumerable<ReapProgress> EmptyFolder(Descriptor top, Descriptor folder)
    {
        // Not ours when this fails, and then the entries say so.
        _ = Kernel.ChangeMode(folder, OwnerOnly);
        using var entries = new FolderEntries(folder);
        long before;
        do
        {
            before = Work;
            entries.Rewind();
            while (entries.MoveNext())
            {
                if (!TryUnlink(folder, entries.Current))
                {
                    RemoveOrLift(top, folder, entries.Current);
                }

                if (_slice.EndsWithThisEntry())
                {
                    yield return Progress;
                }
            }

            NoteReadError(entries, folder);
        }
        while (Work > before);
    }

    /// <summary>Unlinks whatever is not a folder; true when there is nothing more to do with the entry.</summary>
    private bool TryUnlink(Descriptor folder, EntryName name)
    {
        var answer = Kernel.Unlink(folder, name);
        switch (answer)
        {
            case Errno.None:
                _removed++;
                return true;
            case Errno.NoEntry:
                return true;
            case Errno.IsDirectory:
                return false;
            default:
                Fail(answer, folder, name, "unlinking");
                return true;
        }
    }

    private Descriptor? TryOpenFolder(Descriptor top, EntryName name)
    {
        var answer = opener.OpenOwnFolder(top, name, out var folder);
        if (answer is Errno.None)
        {
            return folder;
        }

        folder.Dispose();
        if (answer is not Errno.NoEntry)
        {
            Fail(answer, top, name, "opening");
        }

        return null;
    }

    private void RemoveEmptied(Descriptor top, EntryName name)
    {
        var answer = Kernel.RemoveEmptyFolder(top, name);
        if (answer is Errno.None)
        {
            _removed++;
        }
        else if (answer is not Errno.NoEntry && (answer is not Errno.NotEmpty || Failures.IsEmpty))
        {
            Fail(answer, top, name, "removing the emptied folder");
        }
    }

    private void RemoveOrLift(Descriptor top, Descriptor folder, EntryName name)
    {
        var answer = Kernel.RemoveEmptyFolder(folder, name);
        if (answer is Errno.NotEmpty or Errno.Exists)
        {
            Lift(top, folder, name);
        }
        else if (answer is Errno.None)
        {
            _removed++;
        }
        else if (answer is not Errno.NoEntry)
        {
            Fail(answer, folder, name, "removing the folder");
        }
    }

    private void Lift(Descriptor top, Descriptor folder, EntryName name)
    {
        var answer = TryLift(top, folder, name);

        // A folder that its owner may not write cannot change its parent: "..", inside it, would have to be rewritten.
        if (answer is Errno.AccessDenied && opener.MakeAccessible(folder, name) is Errno.None)
        {
            answer = TryLift(top, folder, name);
        }

        if (answer is Errno.None)
        {
            _lifted++;
        }
        else if (answer is not Errno.NoEntry)
        {
            Fail(answer, folder, name, "moving the folder up");
        }
    }

    private Errno TryLift(Descriptor top, Descriptor folder, EntryName name) =>
        Kernel.Rename(folder, name, top, _liftedPrefix + (_lifted + 1).ToString(CultureInfo.InvariantCulture));

    private void NoteReadError(FolderEntries entries, Descriptor folder)
    {
        if (entries.Error is not (Errno.None or Errno.NoEntry))
        {
            Fail(entries.Error, folder, "", "reading the folder");
        }
    }

    private void Fail(Errno answer, Descriptor folder, EntryName name, string step)
    {
        var isImmutable = answer is Errno.NotPermitted && (IsImmutable(folder, name) || IsImmutable(folder, ""));
        Failures.Add(ReapFailure.Of(answer, name, step, isImmutable));
    }

    private static bool IsImmutable(Descriptor folder, EntryName name) =>
        Kernel.Inspect(folder, name, out var facts) is Errno.None && facts.IsImmutable;
}
