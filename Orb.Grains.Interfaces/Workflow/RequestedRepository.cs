namespace Orb.Grains.Interfaces.Workflow;

/// <summary>A repository as a person named it, not yet checked.</summary>
/// <param name="Url"><c>owner/name</c>, or a URL of the configured GitHub host.</param>
/// <param name="BaseBranch">The branch to start from; null for the repository's default branch.</param>
[GenerateSerializer, Immutable, Alias("orb.workflow.requested-repository")]
public sealed record RequestedRepository(
    [property: Id(0)] string Url,
    [property: Id(1)] string? BaseBranch);
