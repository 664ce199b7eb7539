using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Orb.Api.Tests.Doubles;

namespace Orb.Api.Tests.Hosting;

public sealed partial class ApiDocsTests : ApiTests
{
    [Fact]
    public async Task The_document_lists_every_endpoint_of_the_API()
    {
        using var answer = await Get(Api.Anonymous, "/openapi/v1.json");
        Assert.True(answer.IsSuccessStatusCode, Api.Faults.ToString());
        var document = await Body(answer);
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var listed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => $"{operation.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}")
            .Order(StringComparer.Ordinal);
        var served = Api.Endpoints
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("/health", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods, (endpoint, method) => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(served, listed);
    }

    [Fact]
    public async Task The_document_says_what_a_caller_must_know()
    {
        var document = await Body(await Get(Api.Anonymous, "/openapi/v1.json"));
        var text = document.GetRawText();
        var create = document.GetProperty("paths").GetProperty("/api/v1/projects").GetProperty("post");
        Assert.Equal("createProject", create.GetProperty("operationId").GetString());
        Assert.Contains(create.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() is "Idempotency-Key");
        Assert.True(create.GetProperty("responses").TryGetProperty("201", out _));
        Assert.True(create.GetProperty("responses").TryGetProperty("default", out _));
        Assert.True(create.GetProperty("security").GetArrayLength() > 0);
        var webhook = document.GetProperty("paths").GetProperty("/api/v1/github/webhooks").GetProperty("post");
        Assert.False(webhook.TryGetProperty("security", out _));
        Assert.All(Reference.Matches(text), reference => Assert.True(
            document.GetProperty("components").GetProperty("schemas").TryGetProperty(reference.Groups["name"].Value, out _), reference.Value));
        var name = document.GetProperty("components").GetProperty("schemas").GetProperty("CreateProjectRequest").GetProperty("properties").GetProperty("name");
        Assert.Equal(200, name.GetProperty("maxLength").GetInt32());
        Assert.Contains("nothingToDo", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Snapshot", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere_and_its_scripts_have_a_nonce_of_their_own()
    {
        using var first = await Get(Api.Anonymous, "/docs/");
        var html = await first.Content.ReadAsStringAsync(Cancel);
        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = Nonce.Match(policy).Groups["nonce"].Value;
        Assert.NotEmpty(nonce);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.All(Script.Matches(html), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value, StringComparison.Ordinal));
        var sources = Script.Matches(html).Select(script => Source.Match(script.Value)).Where(source => source.Success).ToList();
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            var path = source.Groups["path"].Value;
            Assert.DoesNotContain("//", path, StringComparison.Ordinal);
            using var asset = await Send(Api.Anonymous, HttpMethod.Get, new Uri(new Uri(Api.Address, "/docs/"), path).PathAndQuery);
            Assert.True(asset.IsSuccessStatusCode, path);
            Assert.Contains("javascript", asset.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        }

        using var second = await Get(Api.Anonymous, "/docs/");
        Assert.NotEqual(policy, second.Headers.GetValues("Content-Security-Policy").Single());
    }

    [GeneratedRegex("""#/components/schemas/(?<name>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference { get; }

    [GeneratedRegex("""'nonce-(?<nonce>[^']+)'""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nonce { get; }

    [GeneratedRegex("<script[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script { get; }

    [GeneratedRegex(""" src="(?<path>[^"]+)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Source { get; }
}
