using System.ComponentModel.DataAnnotations;
using Orb.Api.Catalog;

namespace Orb.Api.Workspaces;

/// <summary>When to remove a workspace.</summary>
internal sealed record CleanupWorkspaceRequest : IChecked
{
    public const int DefaultDelayHours = 24;

    /// <summary>Hours from now; 0 removes now, and is refused while somebody uses or keeps the workspace.</summary>
    [Range(0, 8760, ErrorMessage = "Must be {1} to {2}.")]
    public int? DelayHours { get; init; }
}

/// <summary>How long to keep a workspace.</summary>
internal sealed record KeepWorkspaceRequest : IChecked
{
    /// <summary>Hours from now; 0 keeps it no longer.</summary>
    [Required(ErrorMessage = "Required."), Range(0, 8760, ErrorMessage = "Must be {1} to {2}.")]
    public int? Hours { get; init; }
}
