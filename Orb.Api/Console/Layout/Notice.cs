namespace Orb.Api.Console.Layout;

/// <summary>What became of what a person just did.</summary>
/// <param name="Text">One or two sentences.</param>
/// <param name="IsRefusal">It was not done.</param>
public sealed record Notice(string Text, bool IsRefusal);
