namespace Orb.Sandbox.Accounts;

/// <summary>Whom a request comes from.</summary>
internal abstract record Caller
{
    /// <summary>Under which name the caller's allowance is counted.</summary>
    public abstract string Key { get; }

    public sealed record Anonymous : Caller
    {
        public override string Key => "anonymous";
    }

    /// <summary>The App itself, by JSON web token.</summary>
    public sealed record App : Caller
    {
        public override string Key => "app";
    }

    /// <summary>The App on an account that installed it; repositories are null where the token covers them all.</summary>
    public sealed record Installation(
        long Id,
        string Account,
        IReadOnlyDictionary<string, string> Permissions,
        IReadOnlyList<long>? Repositories) : Caller
    {
        public override string Key => $"installation {Id}";
    }

    /// <summary>A person with full rights.</summary>
    public sealed record Person : Caller
    {
        public override string Key => "user ID 2";
    }
}

internal static class Callers
{
    private static readonly Caller Nobody = new Caller.Anonymous();

    public static Caller Caller(this HttpContext context) => context.Features.Get<Caller>() ?? Nobody;

    public static Actor Actor(this HttpContext context) => context.Caller() is Caller.Installation ? Accounts.Actor.Bot : Accounts.Actor.Person;
}
