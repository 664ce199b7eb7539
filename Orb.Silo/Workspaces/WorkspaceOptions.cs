using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Orb.Silo.Workspaces;

/// <summary>Where this host keeps workspaces, and what making one may cost.</summary>
public sealed class WorkspaceOptions
{
    /// <summary>The configuration section these are read from.</summary>
    public const string Section = "Orb:Workspaces";

    /// <summary>The folder that holds every workspace of this host; made when it does not exist. One silo at a time.</summary>
    [Required]
    public required string Root { get; init; }

    /// <summary>How long one clone over the network may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan CloneTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long any other git command may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan GitTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many bytes of disk a repository, and its checked-out tree, may each take when a workspace is made.</summary>
    [Range(1024L * 1024, 1024L * 1024 * 1024 * 1024)]
    public long MaxCloneBytes { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>Scheme, host and port that may be cloned from, such as <c>https://github.com</c>, which is also what an empty list means.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];
}

[OptionsValidator]
internal sealed partial class WorkspaceOptionsValidator : IValidateOptions<WorkspaceOptions>;
