using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Orb.Api.Security;

/// <summary>Tells who calls, and denies by default.</summary>
internal static class SecurityHosting
{
    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        builder.RefuseUnsafeSettings();
        builder.Services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section);
        builder.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>, TokenRules>();
        builder.Services.AddAuthentication(AuthSchemes.BearerOrCookie)
            .AddPolicyScheme(AuthSchemes.BearerOrCookie, null, options => options.ForwardDefaultSelector = Scheme)
            .AddJwtBearer(AuthSchemes.Bearer, _ => { })
            .AddCookie(AuthSchemes.ConsoleCookie, ConsoleSession.Configure);
        builder.Services.AddAuthorization(Policies.Add);
        builder.Services.AddSingleton<IAuthorizationHandler, ProjectRoleHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>();
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(ProductionRules.Origins(builder.Configuration))
            .WithMethods("GET", "POST", "PUT", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID")
            .WithExposedHeaders("ETag", "Link", "Location", "Retry-After", "Idempotency-Replayed")));
        return builder;
    }

    public static WebApplication UseSecurity(this WebApplication app)
    {
        app.UseCors();
        app.UseAuthentication();
        app.UseSameOriginGuard();
        app.UseAuthorization();
        return app;
    }

    private static string Scheme(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0 ? AuthSchemes.Bearer : AuthSchemes.ConsoleCookie;
}
