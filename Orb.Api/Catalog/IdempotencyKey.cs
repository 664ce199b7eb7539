namespace Orb.Api.Catalog;

/// <summary>The header <c>Idempotency-Key</c>: 1 to 255 visible ASCII characters.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int LongestKey = 255;

    public static bool IsUsable(string key) =>
        key.Length is >= 1 and <= LongestKey && !key.AsSpan().ContainsAnyExceptInRange('\u0021', '\u007e');
}

/// <summary>Marks an endpoint whose effect an <see cref="IdempotencyKey"/> binds to one run.</summary>
internal sealed class ActsOnce
{
    public static readonly ActsOnce Instance = new();
}

/// <summary>Set while a request runs under an <see cref="IdempotencyKey"/>.</summary>
/// <param name="Id">The same for every run under the key: what is made from it is made once.</param>
internal sealed record Operation(Guid Id);
