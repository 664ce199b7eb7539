namespace Orb.Api.Console.Words;

/// <summary>How a status feels; also the name of its class in the style sheet. A colour never says it alone.</summary>
public enum Tone
{
    /// <summary>Over, or nothing happens.</summary>
    Quiet,

    /// <summary>Orb works.</summary>
    Busy,

    /// <summary>It waits.</summary>
    Waiting,

    /// <summary>It went well.</summary>
    Good,

    /// <summary>It needs a person.</summary>
    Bad,
}
