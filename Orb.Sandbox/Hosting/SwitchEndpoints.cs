using Orb.Sandbox.Accounts;
using Orb.Sandbox.Faults;
using Orb.Sandbox.Http;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Hosting;

/// <summary>What a person or a script outside this process may ask of the sandbox itself.</summary>
internal static class SwitchEndpoints
{
    public static void MapSwitches(this RouteGroupBuilder sandbox)
    {
        sandbox.MapGet("/operations", (FaultBook faults) => Results.Text(string.Join('\n', faults.Operations.Order(StringComparer.Ordinal)) + "\n"));
        sandbox.MapPost("/ping", (WebhookOutbox outbox, AppAccount app, WebhookTarget target, Urls urls) =>
        {
            outbox.Send(PingPayload.Of(app, target, urls));
            return Results.Accepted();
        });
    }
}
