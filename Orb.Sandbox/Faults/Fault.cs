using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orb.Sandbox.Faults;

/// <summary>One switch: what goes wrong, for which operation, how many times.</summary>
/// <param name="Operation">
/// A name (<c>pulls.create</c>), a name with a star at its end (<c>git.*</c>, or <c>*</c> alone), a method and path with stars for segments
/// (<c>POST /api/v3/repos/*/*/pulls</c>), or <c>webhooks</c>, <c>webhooks.pull_request</c>, <c>webhooks.pull_request.closed</c>.
/// </param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Times">For how many of the next calls.</param>
/// <param name="Status">The status of <see cref="FaultKind.Status"/>.</param>
/// <param name="Body">The JSON body of <see cref="FaultKind.Status"/>; without one GitHub's form with a message is sent.</param>
/// <param name="Headers">Further headers of <see cref="FaultKind.Status"/>.</param>
/// <param name="Milliseconds">How long <see cref="FaultKind.Delay"/> waits.</param>
/// <param name="Used">How many times it went wrong already.</param>
public sealed record Fault(
    string Operation,
    FaultKind Kind,
    int Times = 1,
    int? Status = null,
    JsonElement? Body = null,
    IReadOnlyDictionary<string, string>? Headers = null,
    int? Milliseconds = null,
    int Used = 0)
{
    [JsonIgnore]
    internal TimeSpan For => TimeSpan.FromMilliseconds(Milliseconds ?? 0);

    [JsonIgnore]
    internal bool IsForWebhooks => Operation == "webhooks" || Operation.StartsWith("webhooks.", StringComparison.Ordinal);
}
