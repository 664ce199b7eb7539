namespace Orb.Sandbox.Labels;

/// <summary>A label of a repository.</summary>
internal sealed record LabelRecord(long Id, string Name, string Color, string? Description);
