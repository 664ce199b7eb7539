using Orb.Api.Console.Layout;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Console;

/// <summary>Turns what goes wrong behind a page into a page.</summary>
internal sealed partial class TroublePages(ILogger<TroublePages> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (BadCursorException)
        {
            return Pages.Message(
                http, StatusCodes.Status400BadRequest, "This link does not lead into the list", "Its cursor was not made by this list. Start again from the newest entries.");
        }
        catch (BadHttpRequestException refused)
        {
            return Pages.Message(http, refused.StatusCode, "This could not be read", "The form is larger than the console takes, or was cut short. Nothing was changed.");
        }
        catch (Exception trouble) when (trouble is TimeoutException or OrleansException)
        {
            DidNotAnswer(trouble, http.Request.Path);
            return Pages.Message(
                http,
                StatusCodes.Status503ServiceUnavailable,
                "Orb does not answer right now",
                "The part that keeps projects is starting or out of reach. What was accepted before is stored. Reload in a moment.");
        }
        catch (Exception surprise) when (surprise is not OperationCanceledException)
        {
            // The last boundary before a person: whatever it was, it becomes a page with a number to ask for.
            Failed(surprise, http.Request.Path);
            return Pages.Message(
                http,
                StatusCodes.Status500InternalServerError,
                "Something went wrong here",
                $"It is in the log under {System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier}. Going back and trying again is safe.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The page {Path} had no answer from the silo")]
    private partial void DidNotAnswer(Exception trouble, PathString path);

    [LoggerMessage(LogLevel.Error, "The page {Path} failed")]
    private partial void Failed(Exception surprise, PathString path);
}
