using Orb.Sandbox.Accounts;

namespace Orb.Sandbox.Pulls;

/// <summary>A pull request.</summary>
internal sealed record PullRecord
{
    public required long Id { get; init; }

    public required int Number { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public bool IsOpen { get; init; } = true;

    public bool Draft { get; init; }

    public required string Head { get; init; }

    public required string HeadSha { get; init; }

    public required string Base { get; init; }

    public required string BaseSha { get; init; }

    public required Actor Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public Merge? Merged { get; init; }

    /// <summary>A merge whose commit exists but whose branch may not have moved yet; after a crash the branch decides.</summary>
    public Merge? Merging { get; init; }

    public bool MaintainerCanModify { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    public PullRecord Close(DateTimeOffset now) => this with { IsOpen = false, ClosedAt = now, UpdatedAt = now, Merging = null };

    public PullRecord MergedBy(Merge merge, DateTimeOffset now) => Close(now) with { Merged = merge };
}

/// <summary>How a pull request came into its base.</summary>
internal sealed record Merge(string Sha, Actor By, DateTimeOffset At);
