namespace Orb.Api.Hosting;

/// <summary>Runs the silo, the catalog and the sandbox GitHub inside this process.</summary>
internal static class EmbeddedHosting
{
    public static WebApplicationBuilder AddEmbedded(this WebApplicationBuilder builder) =>
        throw new StartRefusedException("embedded hosting is not wired yet");
}
