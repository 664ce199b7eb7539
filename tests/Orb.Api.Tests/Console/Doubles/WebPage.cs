using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace Orb.Api.Tests.Console.Doubles;

internal sealed record WebPage(HttpStatusCode Status, string? Location, string Html, IHtmlDocument Document, HttpResponseHeaders Headers)
{
    public string Heading => Document.QuerySelector("h1")?.TextContent ?? "";

    public string Text => Document.Body?.TextContent ?? "";

    public bool HasForm(string action) => Document.Forms.Any(form => form.GetAttribute("action") == action);
}
