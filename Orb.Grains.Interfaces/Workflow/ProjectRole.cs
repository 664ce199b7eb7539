namespace Orb.Grains.Interfaces.Workflow;

/// <summary>What a member may do in a project. A higher value may do all that a lower one may.</summary>
public enum ProjectRole
{
    /// <summary>May look.</summary>
    Reader = 0,

    /// <summary>May act.</summary>
    Writer = 1,

    /// <summary>May also change the members.</summary>
    Owner = 2,
}
