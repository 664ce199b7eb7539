using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Hosting;

namespace Orb.Sandbox.Http;

/// <summary>The primary limit: so many requests an hour for each caller. A 304 is free, as on GitHub.</summary>
internal sealed class RateLimit(SandboxOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>Takes one request from the caller's hour; false when none is left.</summary>
    public bool Spend(HttpContext context)
    {
        if (IsFree(context))
        {
            return true;
        }

        var spent = Current(context).Use();
        return spent <= options.RequestsPerHour;
    }

    public void Spare(HttpContext context)
    {
        if (!IsFree(context))
        {
            Current(context).GiveBack();
            Describe(context);
        }
    }

    public void Describe(HttpContext context)
    {
        var (used, reset) = Read(context);
        var headers = context.Response.Headers;
        headers["x-ratelimit-limit"] = $"{options.RequestsPerHour}";
        headers["x-ratelimit-remaining"] = $"{options.RequestsPerHour - used}";
        headers["x-ratelimit-used"] = $"{used}";
        headers["x-ratelimit-reset"] = $"{reset.ToUnixTimeSeconds()}";
        headers["x-ratelimit-resource"] = "core";
    }

    public JsonObject ToJson(HttpContext context)
    {
        JsonObject Allowance()
        {
            var (used, reset) = Read(context);
            return new JsonObject
            {
                ["limit"] = options.RequestsPerHour,
                ["used"] = used,
                ["remaining"] = options.RequestsPerHour - used,
                ["reset"] = reset.ToUnixTimeSeconds(),
            };
        }

        return new JsonObject
        {
            ["resources"] = new JsonObject { ["core"] = Allowance(), ["search"] = Allowance(), ["graphql"] = Allowance() },
            ["rate"] = Allowance(),
        };
    }

    private static bool IsFree(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Operation>()?.Name == "rate_limit.get";

    private (int Used, DateTimeOffset Reset) Read(HttpContext context)
    {
        var window = Current(context);
        return (Math.Min(window.Used, options.RequestsPerHour), window.Reset);
    }

    private Window Current(HttpContext context)
    {
        var now = clock.GetUtcNow();
        return _windows.AddOrUpdate(
            context.Caller().Key,
            _ => new Window(now + Hour),
            (_, window) => window.Reset > now ? window : new Window(now + Hour));
    }

    private sealed class Window(DateTimeOffset reset)
    {
        private int _used;

        public DateTimeOffset Reset => reset;

        public int Used => Volatile.Read(ref _used);

        public int Use() => Interlocked.Increment(ref _used);

        public void GiveBack() => Interlocked.Decrement(ref _used);
    }
}
