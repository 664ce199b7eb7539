using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Orb.Api.Tests.Console.Doubles;

/// <summary>A browser without scripts: keeps cookies, sends forms as they stand on the page, follows redirects.</summary>
internal sealed class Browser(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
    {
        BaseAddress = address,
    };

    public async Task SignIn(string name, bool asAdmin)
    {
        var page = await Get("/sign-in");
        var fields = new Dictionary<string, string> { ["name"] = name };
        if (asAdmin)
        {
            fields["admin"] = "true";
        }

        var answer = await Submit(page, "/sign-in", fields);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }

    public async Task<WebPage> Get(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Read(response);
    }

    public async Task<WebPage> Raw(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Read(response);
    }

    /// <summary>Sends the page's form that has this action, with some fields typed over.</summary>
    public Task<WebPage> Submit(WebPage page, string action, Dictionary<string, string>? typed = null)
    {
        var form = page.Document.Forms.FirstOrDefault(form => form.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"The page has no form for {action}.");
        var fields = form.QuerySelectorAll("input[name]:not([type=checkbox]), textarea[name], select[name]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, Value(input)))
            .Where(field => typed is null || !typed.ContainsKey(field.Key))
            .Concat(typed ?? []);
        return Post(action, fields);
    }

    public async Task<WebPage> Post(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Read(response);
    }

    public void Dispose() => _http.Dispose();

    private static string Value(AngleSharp.Dom.IElement input) => input switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlInputElement field => field.Value,
        _ => "",
    };

    private static async Task<WebPage> Read(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new WebPage(response.StatusCode, response.Headers.Location?.OriginalString, html, new HtmlParser().ParseDocument(html), response.Headers);
    }
}
