using System.Text.Json;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Faults;

/// <summary>The switches over HTTP: set all at once, shown, put back.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this RouteGroupBuilder sandbox)
    {
        sandbox.MapGet("/faults", Show);
        sandbox.MapPut("/faults", Replace);
        sandbox.MapDelete("/faults", Clear);
    }

    private static IResult Show(FaultBook faults) => Results.Json(new FaultList(faults.All), FaultJson.Default.FaultList);

    private static async Task<IResult> Replace(HttpContext context, FaultBook faults)
    {
        FaultList? asked;
        try
        {
            asked = await JsonSerializer.DeserializeAsync(context.Request.Body, FaultJson.Default.FaultList, context.RequestAborted);
        }
        catch (JsonException wrong)
        {
            return Refused($"The body is not a list of faults: {wrong.Message}");
        }

        var switches = asked?.Faults.OfType<Fault>().ToList();
        if (switches is null || switches.Count != asked!.Faults.Count)
        {
            return Refused("The body is not a list of faults: there is a null in it.");
        }

        foreach (var (fault, index) in switches.Select((fault, index) => (fault, index)))
        {
            if (FaultRules.Refusal(fault, faults.Operations.ToHashSet(StringComparer.Ordinal)) is { } refusal)
            {
                return Refused($"faults[{index}]: {refusal}.");
            }
        }

        faults.Replace(switches);
        return Show(faults);
    }

    private static IResult Clear(FaultBook faults)
    {
        faults.Clear();
        return Results.NoContent();
    }

    private static GitHubError Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
