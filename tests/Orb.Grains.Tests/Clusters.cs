using Orb.Testing.Clusters;

[assembly: AssemblyFixture(typeof(GrainCluster))]
