using System.Security.Claims;
using System.Threading.Channels;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Orb.Api.Hosting;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using HttpJsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Orb.Api.Workflow;

/// <summary>
/// Streams a project's events to one reader until the project has ended, the reader's token has, the reader may no longer look, or this node stops.
/// What is sent comes from the log alone; signals only say when to look.
/// </summary>
internal sealed class EventStream(
    IGrainFactory grains,
    IEventFeed feed,
    IOptions<EventStreamOptions> options,
    IOptions<HttpJsonOptions> json,
    IHostApplicationLifetime host,
    TimeProvider clock)
{
    public async Task Run(HttpContext http, ProjectId projectId, long after)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        using var expiry = new CancellationTokenSource(UntilExpiry(http), clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, expiry.Token);
        http.Response.ContentType = EventWriter.MediaType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await Follow(new EventWriter(http.Response, json.Value.SerializerOptions), http.User, projectId, after, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The reader left, its token ran out or the node stops: the stream just ends, and a reader that may do so comes back.
        }
    }

    private async Task Follow(EventWriter writer, ClaimsPrincipal reader, ProjectId projectId, long after, CancellationToken cancellationToken)
    {
        // One place: any number of signals before the next look are one.
        var signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        await using var subscription = await feed.Subscribe(projectId, () => signals.Writer.TryWrite(true), cancellationToken);
        await writer.Open(cancellationToken);
        var shown = clock.GetTimestamp();
        while (true)
        {
            foreach (var happened in await Read(projectId, after, cancellationToken))
            {
                await writer.Event(happened, cancellationToken);
                after = happened.Number;
                if (happened.Type is EventTypes.ProjectEnded)
                {
                    await writer.End(cancellationToken);
                    return;
                }

                // More may be waiting behind a full page: look again before sleeping.
                signals.Writer.TryWrite(true);
            }

            if (clock.GetElapsedTime(shown) >= options.Value.Heartbeat)
            {
                if (!await MayRead(reader, projectId, cancellationToken))
                {
                    return;
                }

                await writer.Heartbeat(cancellationToken);
                shown = clock.GetTimestamp();
            }

            await Wait(signals.Reader, cancellationToken);
        }
    }

    /// <summary>A cluster that does not answer for a moment makes events late, and breaks no stream.</summary>
    private async Task<IReadOnlyList<ProjectEvent>> Read(ProjectId projectId, long after, CancellationToken cancellationToken)
    {
        try
        {
            return await grains.GetGrain<IProjectsQueryGrain>(0).Events(projectId, after, options.Value.PageSize, cancellationToken);
        }
        catch (Exception failure) when (ClusterFaults.IsTransient(failure))
        {
            return [];
        }
    }

    private async Task<bool> MayRead(ClaimsPrincipal reader, ProjectId projectId, CancellationToken cancellationToken)
    {
        try
        {
            return reader.IsAdmin() || await grains.GetGrain<IWorkflowGrain>(projectId.Value).RoleOf(reader.Id(), cancellationToken) is not null;
        }
        catch (Exception failure) when (ClusterFaults.IsTransient(failure))
        {
            return true;
        }
    }

    private async Task Wait(ChannelReader<bool> signals, CancellationToken cancellationToken)
    {
        var shorter = options.Value.Poll < options.Value.Heartbeat ? options.Value.Poll : options.Value.Heartbeat;
        using var timer = new CancellationTokenSource(shorter, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await signals.ReadAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look.
        }
    }

    private TimeSpan UntilExpiry(HttpContext http)
    {
        var expiresAt = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        if (expiresAt is null)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var left = expiresAt.Value - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left > TimeSpan.FromDays(30) ? TimeSpan.FromDays(30) : left;
    }
}
