using Orb.Api.PullRequests;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Security;

/// <summary>What Orb refuses to run with. Each rule names the setting that breaks it.</summary>
internal static class ProductionRules
{
    public const string OriginsSetting = "Orb:Cors:Origins";

    private const int ShortestSecret = 16;

    /// <summary>Environments in which a person tries Orb out, on a machine they trust.</summary>
    public static bool AllowsStandIns(this IHostEnvironment environment) =>
        environment.IsDevelopment() || environment.IsEnvironment("Testing");

    public static WebApplicationBuilder RefuseUnsafeSettings(this WebApplicationBuilder builder)
    {
        var auth = builder.Configuration.GetSection(AuthOptions.Section).Get<AuthOptions>() ?? new AuthOptions();
        foreach (var fault in AuthFaults(auth, builder.Environment)
            .Concat(OriginFaults(builder.Configuration))
            .Concat(builder.Environment.IsProduction() ? SecretFaults(builder.Configuration) : []))
        {
            throw new StartException(fault);
        }

        return builder;
    }

    public static string[] Origins(IConfiguration configuration) => configuration.GetSection(OriginsSetting).Get<string[]>() ?? [];

    private static IEnumerable<string> AuthFaults(AuthOptions auth, IHostEnvironment environment)
    {
        if (auth.UsesDevelopmentIssuer)
        {
            if (!environment.AllowsStandIns())
            {
                yield return $"{AuthOptions.Section}:Authority or {AuthOptions.Section}:Jwks is missing: the development issuer is not for {environment.EnvironmentName}.";
            }

            yield break;
        }

        if (string.IsNullOrWhiteSpace(auth.Audience))
        {
            yield return $"{AuthOptions.Section}:Audience is missing: tokens made for others would be believed.";
        }

        if (string.IsNullOrWhiteSpace(auth.Authority) && string.IsNullOrWhiteSpace(auth.Issuer))
        {
            yield return $"{AuthOptions.Section}:Issuer is missing beside {AuthOptions.Section}:Jwks.";
        }

        if (string.Equals(auth.Issuer, DevelopmentIssuer.Name, StringComparison.Ordinal) && !environment.AllowsStandIns())
        {
            yield return $"{AuthOptions.Section}:Issuer is the development issuer.";
        }
    }

    private static IEnumerable<string> OriginFaults(ConfigurationManager configuration) =>
        Origins(configuration)
            .Where(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin)
            .Select(origin => $"{OriginsSetting}: '{origin}' is not an exact origin, such as https://orb.example.");

    private static IEnumerable<string> SecretFaults(ConfigurationManager configuration)
    {
        if ((configuration[WebhookOptions.SecretSetting]?.Length ?? 0) < ShortestSecret)
        {
            yield return $"{WebhookOptions.SecretSetting} is missing or shorter than {ShortestSecret} characters.";
        }
    }
}
