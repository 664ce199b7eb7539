namespace Orb.Grains.Tests.Driving;

/// <summary>One test at a time moves the clock that all silos share.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OnTheCluster
{
    public const string Name = "on the cluster";
}
