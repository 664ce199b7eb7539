using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Orb.Api.Security;

namespace Orb.Api.Hosting;

/// <summary>A build that was not published keeps its static files where they were written, and a list of them.</summary>
internal static class BuiltAssets
{
    public static WebApplicationBuilder AddBuiltAssets(this WebApplicationBuilder builder)
    {
        if (builder.Environment.AllowsStandIns())
        {
            StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        }

        return builder;
    }
}
