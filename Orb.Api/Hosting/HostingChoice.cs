namespace Orb.Api.Hosting;

/// <summary>Where the grains of this process run, for those who tell people about it.</summary>
internal sealed record HostingChoice(HostingMode Mode);
