using Orb.Sandbox.Tests.Conformance;

namespace Orb.Sandbox.Tests.Driving;

/// <summary>Lets no answer through that GitHub's description would not allow.</summary>
public sealed class DescribedByGitHub(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Root = "/api/v3";

    public static ICollection<string> Checked => Seen.Keys;

    private static System.Collections.Concurrent.ConcurrentDictionary<string, byte> Seen { get; } = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith(Root, StringComparison.Ordinal) || response.Headers.Contains("x-sandbox-fault"))
        {
            return response;
        }

        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var description = await GitHubDescription.Get();
        if (!description.IsPresent)
        {
            return response;
        }

        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var wrong = await description.Check(request.Method.Method, path[Root.Length..], (int)response.StatusCode, body);
        if (wrong is not null)
        {
            Seen[$"{request.Method} {path[Root.Length..]} {(int)response.StatusCode}"] = 0;
            Assert.True(wrong.Count == 0, $"{request.Method} {path} {(int)response.StatusCode}:\n{string.Join('\n', wrong)}\n{body}");
        }

        return response;
    }
}
