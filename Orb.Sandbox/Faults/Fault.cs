using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orb.Sandbox.Faults;

/// <summary>One switch: what goes wrong, for which operation, how many times.</summary>
public sealed record Fault
{
    /// <summary>
    /// The operation: a name (<c>pulls.create</c>), a name with a star at its end (<c>git.*</c>, or <c>*</c> alone), a method and path with stars for
    /// segments (<c>POST /api/v3/repos/*/*/pulls</c>), or <c>webhooks</c>, <c>webhooks.pull_request</c>, <c>webhooks.pull_request.closed</c>.
    /// </summary>
    public required string Operation { get; init; }

    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>For how many of the next calls.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The status of <see cref="FaultKind.Status"/>.</summary>
    public int? Status { get; init; }

    /// <summary>The JSON body of <see cref="FaultKind.Status"/>; without one GitHub's form with a message is sent.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Further headers of <see cref="FaultKind.Status"/>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>How long <see cref="FaultKind.Delay"/> waits.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>How many times it went wrong already.</summary>
    public int Used { get; init; }

    [JsonIgnore]
    internal TimeSpan For => TimeSpan.FromMilliseconds(Milliseconds ?? 0);

    [JsonIgnore]
    internal bool IsForWebhooks => Operation == "webhooks" || Operation.StartsWith("webhooks.", StringComparison.Ordinal);
}
