namespace Orb.Api.Console.Words;

/// <summary>A status as people read it.</summary>
/// <param name="Text">One to three words.</param>
/// <param name="Tone">How it feels.</param>
public sealed record StatusWord(string Text, Tone Tone);
