using System.Text.Json.Serialization;

namespace Orb.Sandbox.Journal;

/// <summary>The journal over HTTP.</summary>
internal static class JournalEndpoints
{
    public static void MapJournal(this RouteGroupBuilder sandbox)
    {
        sandbox.MapGet("/journal", (RequestJournal journal) => Results.Json(new JournalList(journal.Entries), JournalJson.Default.JournalList));
        sandbox.MapDelete("/journal", (RequestJournal journal) =>
        {
            journal.Clear();
            return Results.NoContent();
        });
    }
}

/// <summary>The journal as it travels.</summary>
internal sealed record JournalList(IReadOnlyList<JournalEntry> Entries);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JournalList))]
internal sealed partial class JournalJson : JsonSerializerContext;
