namespace Orb.Sandbox.Accounts;

/// <summary>Somebody who does things on GitHub: a person, an organization, or the App's bot.</summary>
internal sealed record Actor(string Login, long Id, string Type)
{
    /// <summary>The person whom the personal token and the pages' buttons stand for.</summary>
    public static Actor Person { get; } = new("developer", 2, "User");

    /// <summary>What the App acts as.</summary>
    public static Actor Bot { get; } = new($"{AppRecord.Slug}[bot]", 3, "Bot");

    public string Email => $"{Id}+{Login}@users.noreply.example.org";
}
