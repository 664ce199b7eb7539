using Orb.Api.Console;
using Orb.Api.Hosting;
using Orb.Grains.Interfaces.Hosting;
using StackExchange.Redis;

namespace Orb.Api;

/// <summary>The API executable.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => Commands.Run(args, Serve);

    /// <summary>The whole host, not yet started; tests put their own grains behind it.</summary>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder> addGrains)
    {
        // Where the console's files are must depend neither on the present folder nor on whose process this is.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddLogLevels();
        builder.AddBuiltAssets();
        addGrains(builder);
        builder.AddApi();
        builder.Services.AddConsole();
        var app = builder.Build();
        app.UseApi();
        app.MapApi();
        app.MapConsole();
        return app;
    }

    private static async Task<int> Serve(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var stopping = CancellationToken.None;
        try
        {
            await using var app = Build(args, builder => builder.AddGrains());
            stopping = app.Lifetime.ApplicationStopping;
            app.Services.GetService<IConnectionMultiplexer>();
            await app.RunAsync();
            return 0;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Told to stop before it had started.
            return 0;
        }
        catch (Exception failure)
        {
            await System.Console.Error.WriteLineAsync($"orb: {StartErrors.Explain(failure, configuration)}");
            return 1;
        }
    }
}
