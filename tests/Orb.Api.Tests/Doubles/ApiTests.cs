using System.Net.Http.Json;
using System.Text.Json;

namespace Orb.Api.Tests.Doubles;

/// <summary>One API for each test: a script of one never answers another.</summary>
public abstract class ApiTests : IAsyncLifetime
{
    protected ApiUnderTest Api { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected virtual (string Setting, string Value)[] Settings => [];

    public async ValueTask InitializeAsync() => Api = await ApiUnderTest.Start(Settings);

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    protected static StringContent Json(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    protected static async Task<JsonElement> Body(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

    /// <summary>Posts a body that the server may refuse by its length: the client waits to be told before it sends any.</summary>
    protected static Task<HttpResponseMessage> SendPatiently(
        HttpClient client, string path, HttpContent content, params (string Name, string Value)[] headers) =>
        Send(client, HttpMethod.Post, path, content, [.. headers, ("Expect", "100-continue")]);

    protected static Task<HttpResponseMessage> Send(
        HttpClient client, HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    protected static Task<HttpResponseMessage> Get(HttpClient client, string path, params (string Name, string Value)[] headers) =>
        Send(client, HttpMethod.Get, path, null, headers);

    protected static Task<HttpResponseMessage> Post(HttpClient client, string path, string? json = null, params (string Name, string Value)[] headers) =>
        Send(client, HttpMethod.Post, path, json is null ? null : Json(json), headers);

    /// <summary>Problem details with everything that each of them must have.</summary>
    protected static async Task<JsonElement> IsProblem(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}, not {status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal($"/problems/{code}", problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual(string.Empty, problem.GetProperty("title").GetString());
        Assert.NotEqual(string.Empty, problem.GetProperty("traceId").GetString());
        return problem;
    }

    protected static string ErrorOf(JsonElement problem, string field) => problem.GetProperty("errors").GetProperty(field)[0].GetString()!;
}
