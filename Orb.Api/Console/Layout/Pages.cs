using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Security;

namespace Orb.Api.Console.Layout;

/// <summary>Answers a request with a component.</summary>
internal static class Pages
{
    public static RazorComponentResult<TPage> Page<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new(parameters) { StatusCode = status, PreventStreamingRendering = true };

    public static RazorComponentResult<MessagePage> Message(HttpContext context, int status, string title, string text) =>
        Page<MessagePage>(
            new()
            {
                [nameof(MessagePage.User)] = ConsoleUser.From(context.User),
                [nameof(MessagePage.Status)] = status,
                [nameof(MessagePage.Title)] = title,
                [nameof(MessagePage.Text)] = text,
            },
            status);

    public static RazorComponentResult<MessagePage> NotFound(HttpContext context) =>
        Message(
            context,
            StatusCodes.Status404NotFound,
            "There is nothing here",
            "The address is wrong, or it belongs to a project that you are not a member of.");

    public static RazorComponentResult<MessagePage> MayOnlyLook(HttpContext context) =>
        Message(
            context,
            StatusCodes.Status403Forbidden,
            "You may look, not act",
            "You are a reader of this project. Ask one of its owners to make you a writer.");

    /// <summary>
    /// Answers the addresses below the console's own that lead nowhere. A catch-all over everything would also hide
    /// the API's 405: routing picks by method before it looks at constraints.
    /// </summary>
    public static void MapUnknownPages(this IEndpointRouteBuilder pages)
    {
        foreach (var pattern in new[] { "/{page}", "/projects/{**rest}", "/pull-requests/{**rest}", "/workspaces/{**rest}" })
        {
            pages.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], (Delegate)Unknown).WithOrder(int.MaxValue).AllowAnonymous();
        }
    }

    private static async Task<IResult> Unknown(HttpContext context)
    {
        var session = await context.AuthenticateAsync(AuthSchemes.ConsoleCookie);
        context.User = session.Principal ?? context.User;
        return NotFound(context);
    }
}
