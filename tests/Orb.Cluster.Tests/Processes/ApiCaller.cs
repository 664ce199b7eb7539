using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Orb.Cluster.Tests.Clusters;

namespace Orb.Cluster.Tests.Processes;

/// <summary>Calls over HTTP, and remembers how each was answered.</summary>
internal sealed class ApiCaller : IDisposable
{
    private readonly HttpClient _http;
    private readonly ConcurrentQueue<ApiAnswer> _answers = new();

    public ApiCaller(Uri root, AuthenticationHeaderValue credential)
    {
        _http = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = credential;
    }

    /// <summary>Everything that was answered so far.</summary>
    public IReadOnlyCollection<ApiAnswer> Answers => _answers;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<ApiAnswer> Send(HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute));
        request.Content = body is null ? null : JsonContent.Create(body);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        var start = TimeProvider.System.GetTimestamp();
        using var response = await _http.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        var answer = new ApiAnswer(
            response.StatusCode,
            text.Length > 0 ? JsonElement.Parse(text) : null,
            response.Headers.RetryAfter is not null,
            TimeProvider.System.GetElapsedTime(start));
        _answers.Enqueue(answer);
        return answer;
    }

    public Task<ApiAnswer> Get(string path) => Send(HttpMethod.Get, path);

    /// <summary>Asks until it is not turned away for the moment, as every client of the API should.</summary>
    public async Task<ApiAnswer> Post(string path, object? body = null)
    {
        var key = $"{Guid.NewGuid():N}";
        var answer = await Eventually.Sees(
            () => Send(HttpMethod.Post, path, body, key),
            answer => answer.Status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict),
            $"POST {path} is answered");
        Assert.True(answer.Succeeded, $"POST {path}: {answer}");
        return answer;
    }

    /// <summary>Looks until a property has a value.</summary>
    public Task<ApiAnswer> Shows(string path, string property, string value, TimeSpan? patience = null) =>
        Eventually.Sees(() => Get(path), answer => answer.Text(property) == value, $"{path} shows {property} {value}", patience);

    /// <summary>Opens a stream of server-sent events.</summary>
    public async Task<StreamReader> Follow(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        response.EnsureSuccessStatusCode();
        return new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
    }

    public void Dispose() => _http.Dispose();
}
