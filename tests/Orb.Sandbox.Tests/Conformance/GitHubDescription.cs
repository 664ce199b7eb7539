using System.Collections.Concurrent;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using NJsonSchema;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Conformance;

/// <summary>
/// GitHub's own OpenAPI description, from the npm package <c>@octokit/openapi</c>: fetched once, kept in the user's cache, never committed.
/// Without npm or a registry there is none; then answers go unchecked, and the conformance tests say that they were skipped and why.
/// </summary>
public sealed class GitHubDescription
{
    private const string Version = "23.0.2";
    private const string Inside = "package/generated/api.github.com.json";

    // Nodes are read lazily, which is not safe for tests that run side by side.
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Lazy<Task<GitHubDescription>> Only = new(Load);

    private readonly JsonNode? _document;
    private readonly ConcurrentDictionary<string, Lazy<Task<JsonSchema>>> _schemas = new(StringComparer.Ordinal);
    private readonly PathTemplates _paths;

    private GitHubDescription(JsonNode? document, string missing)
    {
        _document = document;
        WhyMissing = missing;
        _paths = new PathTemplates(document?["paths"]?.AsObject().Select(path => path.Key) ?? []);
    }

    public bool IsPresent => _document is not null;

    public string WhyMissing { get; }

    public static Task<GitHubDescription> Get() => Only.Value;

    /// <summary>What is wrong with an answer; empty when nothing is. Null when the description does not speak of the operation and status.</summary>
    public Task<IReadOnlyList<string>?> Check(string method, string path, int status, string body) =>
        Alone(() => CheckAlone(method, path, status, body));

    /// <summary>What is wrong with the payload of a webhook.</summary>
    public Task<IReadOnlyList<string>> CheckWebhook(string name, string body) => Alone(() => CheckWebhookAlone(name, body));

    private static async Task<T> Alone<T>(Func<Task<T>> check)
    {
        await Turn.WaitAsync();
        try
        {
            return await check();
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<IReadOnlyList<string>?> CheckAlone(string method, string path, int status, string body)
    {
        if (_paths.Of(path) is not { } template || _document!["paths"]![template]![method.ToLowerInvariant()]?["responses"] is not { } responses)
        {
            return null;
        }

        var response = responses[$"{status}"] is { } described ? OpenApiSchema.Resolve(_document, described) : null;
        var schema = response?["content"] is JsonObject media ? (media["application/json"] ?? media.First().Value)?["schema"] : null;
        return response is null ? null : schema is null ? [] : await Validate($"{method} {template} {status}", schema, body);
    }

    private async Task<IReadOnlyList<string>> CheckWebhookAlone(string name, string body)
    {
        var schema = OpenApiSchema.Resolve(_document!, _document!["x-webhooks"]![name]!["post"]!["requestBody"]!)["content"]!["application/json"]!["schema"]!;
        return await Validate($"webhook {name}", schema, body);
    }

    private async Task<IReadOnlyList<string>> Validate(string key, JsonNode schema, string body)
    {
        var compiled = await _schemas.GetOrAdd(key, _ => new Lazy<Task<JsonSchema>>(() => OpenApiSchema.Compile(_document!, schema))).Value;
        return [.. compiled.Validate(body).Select(error => error.ToString())];
    }

    private static async Task<GitHubDescription> Load()
    {
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "orb");
        var file = Path.Combine(cache, $"octokit-openapi-{Version}.json");
        try
        {
            if (!File.Exists(file))
            {
                Directory.CreateDirectory(cache);
                await Fetch(file);
            }

            await using var stream = File.OpenRead(file);
            return new GitHubDescription(Mended((await JsonNode.ParseAsync(stream))!), "");
        }
        catch (Exception failure) when (failure is IOException or System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return new GitHubDescription(null, $"GitHub's OpenAPI description could not be had: {failure.Message}");
        }
    }

    /// <summary>
    /// Of an installation's account the list says that it is a user and an enterprise at once; the single installation says, rightly, one or the other.
    /// </summary>
    private static JsonNode Mended(JsonNode document)
    {
        var list = document["paths"]!["/app/installations"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        var account = list["items"]!["properties"]!["account"]!.AsObject();
        if (account["allOf"] is { } both)
        {
            account.Remove("allOf");
            account["anyOf"] = both;
        }

        return document;
    }

    private static async Task Fetch(string file)
    {
        using var folder = new TestFolder();
        var start = new ProcessStartInfo("npm", ["pack", "--silent", $"@octokit/openapi@{Version}"])
        {
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm did not start");
        var said = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm pack ended with {npm.ExitCode}: {await said}");
        }

        await using var packed = new GZipStream(File.OpenRead(Directory.GetFiles(folder.Path, "*.tgz").Single()), CompressionMode.Decompress);
        await using var archive = new TarReader(packed);
        while (await archive.GetNextEntryAsync() is { } entry)
        {
            if (entry.Name == Inside)
            {
                var draft = $"{file}.{Environment.ProcessId}";
                await entry.ExtractToFileAsync(draft, overwrite: true);
                File.Move(draft, file, overwrite: true);
                return;
            }
        }

        throw new InvalidOperationException($"The package has no {Inside}");
    }
}
