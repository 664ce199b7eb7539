using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Catalog;

/// <summary>The last thing that went wrong.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
/// <param name="Guidance">What to do; null when waiting is all there is to do.</param>
internal sealed record TroubleResponse(string Code, string Message, string? Guidance)
{
    public static TroubleResponse? From(Trouble? trouble) =>
        trouble is null ? null : new TroubleResponse(trouble.Code, trouble.Message, trouble.Guidance);
}
