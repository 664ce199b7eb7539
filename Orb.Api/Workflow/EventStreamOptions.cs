using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Orb.Api.Workflow;

/// <summary>How events are streamed to people who watch.</summary>
internal sealed class EventStreamOptions
{
    public const string Section = "Orb:Events";

    /// <summary>How often a silent stream shows that it lives, and its reader's membership is looked at again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How late an event can be when its signal got lost.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many streams one person may have open at once on this node.</summary>
    [Range(1, 1000)]
    public int StreamsPerUser { get; init; } = 20;

    /// <summary>How many events are read at once.</summary>
    [Range(1, 1000)]
    public int PageSize { get; init; } = 100;
}

[OptionsValidator]
internal sealed partial class EventStreamOptionsValidator : IValidateOptions<EventStreamOptions>;
