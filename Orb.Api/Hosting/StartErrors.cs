using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Hosting;

/// <summary>Says in one line why Orb does not start.</summary>
internal static class StartErrors
{
    public static string Explain(Exception failure, IConfiguration configuration) => OneLine(failure switch
    {
        _ when Inside<StartException>(failure) is { } refused => refused.Message,
        _ when Inside<AddressInUseException>(failure) is not null =>
            $"port {Listener.Port(configuration)} is in use: stop what uses it, or set {Listener.PortSetting} to another one.",
        _ when Inside<OptionsValidationException>(failure) is { } options => string.Join(' ', options.Failures),
        _ => $"{failure.GetBaseException().Message} ({failure.GetBaseException().GetType().Name})",
    });

    private static T? Inside<T>(Exception failure)
        where T : Exception =>
        failure as T
        ?? (failure as AggregateException)?.InnerExceptions.Select(Inside<T>).FirstOrDefault(found => found is not null)
        ?? (failure.InnerException is { } inner ? Inside<T>(inner) : null);

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
