using Microsoft.Extensions.DependencyInjection.Extensions;
using Orb.Api.Console.Overview;
using Orb.Api.Console.Projects;
using Orb.Api.Console.SignIn;

namespace Orb.Api.Console;

/// <summary>Puts the console's services into a host.</summary>
public static class ConsoleRegistration
{
    /// <summary>Adds the console's pages and its cookie session. Needs an <see cref="IGrainFactory"/>.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            // The policy of PageHeaders forbids frames altogether; the antiforgery default would allow our own.
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.Name = "orb-forms";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section);
        services.AddConsoleSession();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProjectTickets>();
        services.AddSingleton<ProjectPages>();
        services.AddSingleton<OverviewReader>();
        return services;
    }
}
