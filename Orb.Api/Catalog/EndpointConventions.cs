namespace Orb.Api.Catalog;

/// <summary>What endpoints have in common.</summary>
internal static class EndpointConventions
{
    /// <summary>Honours <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder ActsOnce(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(Catalog.ActsOnce.Instance);
}
