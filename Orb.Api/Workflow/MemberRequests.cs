using System.ComponentModel.DataAnnotations;
using Orb.Api.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>What a person may do in a project from now on.</summary>
internal sealed record SetMemberRequest : IChecked
{
    /// <summary>The role.</summary>
    [Required(ErrorMessage = "Required.")]
    public ProjectRole? Role { get; init; }
}

/// <summary>A member of a project.</summary>
/// <param name="User">The subject of the person's token.</param>
/// <param name="Role">What the person may do.</param>
internal sealed record MemberResponse(string User, ProjectRole Role);

/// <summary>The member that a path names.</summary>
internal sealed class MemberName(string segment)
{
    private const int Longest = 200;

    /// <summary>Routing decodes everything in a segment but the slash, which the subjects of some issuers have.</summary>
    public string User { get; } = segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public bool IsUsable => User.Length is >= 1 and <= Longest && !string.IsNullOrWhiteSpace(User) && !User.Any(char.IsControl);
}
