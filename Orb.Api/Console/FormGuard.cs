using Microsoft.AspNetCore.Antiforgery;
using Orb.Api.Console.Layout;

namespace Orb.Api.Console;

/// <summary>Refuses a form that this console did not hand out to this person.</summary>
internal sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http))
        {
            return Pages.Message(
                http,
                StatusCodes.Status400BadRequest,
                "This form is out of date",
                "It was opened before you signed in, or in another browser. Nothing was changed. Go back, reload the page, and send it again.");
        }

        return await next(context);
    }
}
