namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>A repository on the configured GitHub host. Made by checking what a person typed, never by hand.</summary>
/// <param name="Owner">The user or organisation, in lower case: GitHub does not tell cases apart.</param>
/// <param name="Name">The repository, in lower case.</param>
[GenerateSerializer, Immutable, Alias("orb.pull-requests.repository-name")]
public sealed record RepositoryName(
    [property: Id(0)] string Owner,
    [property: Id(1)] string Name)
{
    /// <summary><c>owner/name</c>.</summary>
    public override string ToString() => $"{Owner}/{Name}";
}
