using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces.Reaping;

/// <summary>One entry that could not be removed.</summary>
/// <param name="Kind">Why, in the terms a person can act on.</param>
/// <param name="Detail">The entry's name, printable, and the step that failed.</param>
internal sealed record ReapFailure(ReapFailureKind Kind, string Detail)
{
    public static ReapFailure Of(Errno answer, EntryName name, string step, bool isImmutable) =>
        new(KindOf(answer, isImmutable), $"{name.ToDisplay()}: {step} answered {answer}");

    private static ReapFailureKind KindOf(Errno answer, bool isImmutable) => answer switch
    {
        Errno.Busy or Errno.CrossDevice => ReapFailureKind.ForeignMount,
        Errno.NotPermitted when isImmutable => ReapFailureKind.Immutable,
        Errno.NotPermitted or Errno.AccessDenied or Errno.ReadOnlyFileSystem => ReapFailureKind.Permission,
        Errno.NotDirectory or Errno.TooManySymbolicLinks or Errno.NotEmpty or Errno.Exists => ReapFailureKind.Racing,
        _ => ReapFailureKind.TransientIo,
    };
}
