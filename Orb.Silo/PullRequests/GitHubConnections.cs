using Microsoft.Extensions.Http.Resilience;
using Octokit;
using Octokit.Internal;
using Polly;
using Polly.Retry;

namespace Orb.Silo.PullRequests;

/// <summary>
/// Connections to the configured GitHub over one shared handler. The one place that retries: reads only, three times; whether a write whose answer was
/// lost had an effect only its caller can find out.
/// </summary>
internal sealed class GitHubConnections(GitHubOptions options, TimeProvider clock) : IDisposable
{
    private static readonly ProductHeaderValue Product = new("orb");

    private readonly HttpMessageInvoker _shared = new(new ResilienceHandler(RetryReads(options, clock))
    {
        InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false },
    });

    /// <summary>A connection with fixed credentials.</summary>
    public Connection Open(Credentials credentials) => Open(new InMemoryCredentialStore(credentials));

    /// <summary>A connection that asks for its credentials before each call. The base address stays as configured; <see cref="GitHubClient"/> would append a path of its own.</summary>
    public Connection Open(ICredentialStore credentials) =>
        new(Product, options.ApiRoot, credentials, new HttpClientAdapter(() => new SharedHandler(_shared)), new SimpleJsonSerializer());

    public void Dispose() => _shared.Dispose();

    private static ResiliencePipeline<HttpResponseMessage> RetryReads(GitHubOptions options, TimeProvider clock)
    {
        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(500),
            UseJitter = true,
            // A limit is not waited out here: the caller stores when to come back.
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException
                || (int?)arguments.Outcome.Result?.StatusCode >= 500),
        };
        retry.DisableForUnsafeHttpMethods();
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry((RetryStrategyOptions<HttpResponseMessage>)retry)
            .AddTimeout(options.CallTimeout)
            .Build();
    }

    /// <summary>Octokit disposes the handler of each client it makes; what is behind this one stays.</summary>
    private sealed class SharedHandler(HttpMessageInvoker shared) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            shared.SendAsync(request, cancellationToken);
    }
}
