using System.Net.Http.Headers;
using System.Text;

namespace Orb.EndToEnd.Tests.Driving;

/// <summary>HTTP as a shell script would speak it. A connection serves one request, since the process behind it may be killed at any time.</summary>
public sealed class HttpDriver : IDisposable
{
    private readonly HttpClient _client;

    public HttpDriver(Uri root, AuthenticationHeaderValue? authorization = null)
    {
        _client = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromSeconds(30) };
        _client.DefaultRequestHeaders.ConnectionClose = true;
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("orb-tests");
        _client.DefaultRequestHeaders.Authorization = authorization;
    }

    public Task<Answer> Get(string path, CancellationToken cancellationToken) => Send(new(HttpMethod.Get, path), cancellationToken);

    public Task<Answer> Post(string path, string? json, CancellationToken cancellationToken) => Send(HttpMethod.Post, path, json, cancellationToken);

    public Task<Answer> Put(string path, string? json, CancellationToken cancellationToken) => Send(HttpMethod.Put, path, json, cancellationToken);

    public async Task<Answer> Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            return new Answer(
                (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <summary>An answer that goes on and on.</summary>
    public async Task<HttpResponseMessage> Open(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private Task<Answer> Send(HttpMethod method, string path, string? json, CancellationToken cancellationToken) => Send(
        new(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") }, cancellationToken);
}
