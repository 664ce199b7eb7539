using System.Text.Json.Serialization;

namespace Orb.Sandbox.Faults;

/// <summary>Ways in which the sandbox misbehaves on purpose.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>Answers with a status, and does nothing.</summary>
    [JsonStringEnumMemberName("status")]
    Status,

    /// <summary>Waits, then goes on as usual. For a webhook: sends it late.</summary>
    [JsonStringEnumMemberName("delay")]
    Delay,

    /// <summary>Never answers, and does nothing; ends when the caller goes away.</summary>
    [JsonStringEnumMemberName("hang")]
    Hang,

    /// <summary>Breaks the connection before anything is done.</summary>
    [JsonStringEnumMemberName("reset")]
    Reset,

    /// <summary>Does everything, then breaks the connection instead of answering.</summary>
    [JsonStringEnumMemberName("answerLost")]
    AnswerLost,

    /// <summary>Does everything, sends half of the answer, then breaks the connection.</summary>
    [JsonStringEnumMemberName("truncated")]
    Truncated,

    /// <summary>Webhooks: never sent.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,

    /// <summary>Webhooks: sent twice.</summary>
    [JsonStringEnumMemberName("doubled")]
    Doubled,

    /// <summary>Webhooks: sent with a signature by another secret.</summary>
    [JsonStringEnumMemberName("badlySigned")]
    BadlySigned,
}
