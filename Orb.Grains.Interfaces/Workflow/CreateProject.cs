namespace Orb.Grains.Interfaces.Workflow;

/// <summary>What a new project is made of.</summary>
/// <param name="Name">A short name, 1 to 200 characters.</param>
/// <param name="Task">What is to be done, in words; up to 100,000 characters.</param>
/// <param name="Repositories">1 to 10 repositories, no two alike. The workspace holds the first.</param>
/// <param name="AutoApprovePlan">True to go from plan to implementation without a person.</param>
/// <param name="RequestedBy">Who asks; becomes the owner.</param>
[GenerateSerializer, Immutable, Alias("orb.workflow.create-project")]
public sealed record CreateProject(
    [property: Id(0)] string Name,
    [property: Id(1)] string Task,
    [property: Id(2)] IReadOnlyList<RequestedRepository> Repositories,
    [property: Id(3)] bool AutoApprovePlan,
    [property: Id(4)] string RequestedBy);
