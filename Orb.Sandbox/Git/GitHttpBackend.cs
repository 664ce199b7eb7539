using System.Diagnostics;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Git;

/// <summary>Hands a request to git's own HTTP server, as a web server does by CGI.</summary>
internal static class GitHttpBackend
{
    /// <summary>Streams the request in, and what git says to <paramref name="output"/>: CGI headers, a blank line, the body.</summary>
    public static async Task Run(HttpContext context, Repository repository, string tail, string user, Stream output)
    {
        using var process = new Process { StartInfo = Prepare(context.Request, repository, tail, user) };
        process.Start();
        var cancellation = context.RequestAborted;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var feeding = Feed(context.Request.Body, process, cancellation);
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
            await process.WaitForExitAsync(cancellation);
            await feeding;
            if (process.ExitCode != 0 && !context.Response.HasStarted && output.CanSeek && output.Length == 0)
            {
                throw new InvalidOperationException($"git http-backend ended with {process.ExitCode}: {(await errors).Trim()}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static ProcessStartInfo Prepare(HttpRequest request, Repository repository, string tail, string user)
    {
        var start = new ProcessStartInfo("git")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = repository.GitFolder,
        };
        start.ArgumentList.Add("http-backend");
        GitEnvironment.Clean(start);
        var owner = Directory.GetParent(repository.GitFolder)!;
        start.Environment["GIT_PROJECT_ROOT"] = owner.Parent!.FullName;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["PATH_INFO"] = $"/{owner.Name}/{Path.GetFileName(repository.GitFolder)}/{tail}";
        start.Environment["REQUEST_METHOD"] = request.Method;
        start.Environment["QUERY_STRING"] = request.QueryString.Value?.TrimStart('?') ?? "";
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? "";
        start.Environment["REMOTE_USER"] = user;
        start.Environment["REMOTE_ADDR"] = "127.0.0.1";
        if (request.ContentLength is { } length)
        {
            start.Environment["CONTENT_LENGTH"] = $"{length}";
        }

        Pass(request, start, "Content-Encoding", "HTTP_CONTENT_ENCODING");
        Pass(request, start, "Git-Protocol", "GIT_PROTOCOL");
        return start;
    }

    private static void Pass(HttpRequest request, ProcessStartInfo start, string header, string variable)
    {
        if (request.Headers[header].ToString() is { Length: > 0 } value)
        {
            start.Environment[variable] = value;
        }
    }

    private static async Task Feed(Stream request, Process process, CancellationToken cancellationToken)
    {
        try
        {
            await request.CopyToAsync(process.StandardInput.BaseStream, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git refused before it had read everything; what it said goes to the caller.
        }
    }
}
