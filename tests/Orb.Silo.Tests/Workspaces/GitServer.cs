using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Orb.Silo.Tests.Workspaces;

/// <summary>Bare repositories over HTTP, by git's own <c>git http-backend</c>, with switches for what a host can do wrong.</summary>
internal sealed class GitServer : IAsyncDisposable
{
    private readonly string _folder = $"/tmp/orb-git-{Guid.NewGuid():N}";
    private readonly WebApplication _app;

    private GitServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Run(Answer);
    }

    public string Origin => _app.Urls.First();

    public Uri CloneUrl => new($"{Origin}/octo/demo.git");

    public string Repository => $"{_folder}/octo/demo.git";

    /// <summary>User and token asked for, as <c>user:token</c>; null when everyone may read.</summary>
    public string? Password { get; set; }

    /// <summary>Called with each request before it is answered.</summary>
    public Func<HttpContext, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Starts with one repository, <c>octo/demo</c>, that has the branches <c>main</c> and <c>feature/x</c>.</summary>
    public static async Task<GitServer> Start()
    {
        var server = new GitServer();
        await Shell.Script($"""
            export HOME={server._folder} GIT_CONFIG_NOSYSTEM=1; mkdir -p {server._folder}/work; cd {server._folder}/work; git init -q -b main .
            git config user.name a; git config user.email a@b; echo hello > README.md; mkdir src; seq 5000 > src/numbers; echo '* filter=zz' > .gitattributes
            git add .; git commit -qm one; git branch feature/x; git clone -q --bare . {server.Repository}
            """);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Shell.Script($"rm -rf {_folder}");
    }

    private async Task Answer(HttpContext context)
    {
        await Before(context);
        if (context.Response.HasStarted)
        {
            return;
        }

        if (Password is { } password
            && context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(password))}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
            return;
        }

        await RunBackend(context);
    }

    private async Task RunBackend(HttpContext context)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec git http-backend 2>/dev/null"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = _folder;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["PATH_INFO"] = context.Request.Path;
        start.Environment["QUERY_STRING"] = context.Request.QueryString.Value?.TrimStart('?');
        start.Environment["REQUEST_METHOD"] = context.Request.Method;
        start.Environment["CONTENT_TYPE"] = context.Request.ContentType;
        start.Environment["HTTP_CONTENT_ENCODING"] = context.Request.Headers.ContentEncoding;
        start.Environment["GIT_PROTOCOL"] = context.Request.Headers["Git-Protocol"];
        using var backend = Process.Start(start)!;
        await context.Request.Body.CopyToAsync(backend.StandardInput.BaseStream, context.RequestAborted);
        backend.StandardInput.Close();
        while (ReadHeader(backend.StandardOutput.BaseStream) is { Length: > 0 } header)
        {
            var (name, value) = header.Split(": ", 2) is [var first, var second] ? (first, second) : (header, "");
            if (name == "Status")
            {
                context.Response.StatusCode = int.Parse(value.AsSpan(0, 3));
            }
            else
            {
                context.Response.Headers[name] = value;
            }
        }

        await backend.StandardOutput.BaseStream.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    // Byte by byte: what follows the headers is binary.
    private static string ReadHeader(Stream stream)
    {
        var line = new StringBuilder();
        for (var next = stream.ReadByte(); next is not (-1 or '\n'); next = stream.ReadByte())
        {
            line.Append((char)next);
        }

        return line.ToString().TrimEnd('\r');
    }
}
