using System.Text.Json;
using Orb.Sandbox.Comments;
using Orb.Sandbox.Labels;
using Orb.Sandbox.Pulls;

namespace Orb.Sandbox.Repositories;

/// <summary>All that is known of one repository beside its git objects.</summary>
internal sealed record RepositoryRecord
{
    public required long Id { get; init; }

    public required string Owner { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public bool Private { get; init; }

    public string DefaultBranch { get; init; } = "main";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset PushedAt { get; init; }

    /// <summary>False where GitHub's plan has no draft pull requests.</summary>
    public bool DraftsSupported { get; init; } = true;

    /// <summary>The last number given to a pull request.</summary>
    public int LastNumber { get; init; }

    /// <summary>The last id given to anything in this repository.</summary>
    public long LastId { get; init; }

    /// <summary>Branches as they were when webhooks last told of them; what git has beyond that is news.</summary>
    public IReadOnlyDictionary<string, string> Heads { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<PullRecord> Pulls { get; init; } = [];

    public IReadOnlyList<LabelRecord> Labels { get; init; } = [];

    public IReadOnlyList<CommentRecord> Comments { get; init; } = [];

    /// <summary>What <c>rules/branches/{branch}</c> answers, as set by a test or a person.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Rules { get; init; } = new Dictionary<string, IReadOnlyList<JsonElement>>();

    public string FullName => $"{Owner}/{Name}";

    public PullRecord? Pull(int number) => Pulls.FirstOrDefault(pull => pull.Number == number);

    public RepositoryRecord With(PullRecord pull) => this with
    {
        Pulls = [.. Pulls.Where(other => other.Number != pull.Number), pull],
    };

    public (long Id, RepositoryRecord Record) TakeId() => ((Id * 1_000_000) + LastId + 1, this with { LastId = LastId + 1 });
}
