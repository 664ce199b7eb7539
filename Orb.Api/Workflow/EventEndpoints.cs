using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Orb.Api.Catalog;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>Watches a project.</summary>
internal static class EventEndpoints
{
    private const string LastEventId = "Last-Event-ID";

    public static WebApplicationBuilder AddEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<EventStreamOptions>().BindConfiguration(EventStreamOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<EventStreamOptions>, EventStreamOptionsValidator>();
        builder.Services.AddSingleton<StreamSlots>();
        builder.Services.AddSingleton<EventStream>();
        return builder;
    }

    public static void MapEvents(this RouteGroupBuilder projects) =>
        projects.MapGet("/{id}/events", Watch)
            .RequireAuthorization(Policies.Reader)
            .Produces<string>(StatusCodes.Status200OK, EventWriter.MediaType)
            .WithName("watchProject")
            .WithSummary("Server-sent events: everything that happened and happens, until the project has ended");

    private static async Task Watch(
        ProjectId id,
        [FromHeader(Name = LastEventId)] string? lastEventId,
        [FromQuery(Name = "after")] string? after,
        HttpContext http,
        StreamSlots slots,
        EventStream stream)
    {
        // A browser can send no header with its first request, and a page knows what it has already drawn.
        if (!TryReadNumber(string.IsNullOrEmpty(lastEventId) ? after : lastEventId, out var seen))
        {
            await Problems.Of(ProblemKinds.BadLastEventId, "Send the id of the last event you saw, or nothing.").ExecuteAsync(http);
            return;
        }

        using var slot = slots.TryTake(http.User.Id());
        if (slot is null)
        {
            http.Response.Headers.RetryAfter = "5";
            await Problems.Of(ProblemKinds.TooManyStreams, "Close one of your streams first.").ExecuteAsync(http);
            return;
        }

        await stream.Run(http, id, seen);
    }

    private static bool TryReadNumber(string? text, out long number)
    {
        number = 0;
        return string.IsNullOrEmpty(text) || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
