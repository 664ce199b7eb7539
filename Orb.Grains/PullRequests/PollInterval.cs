namespace Orb.Grains.PullRequests;

/// <summary>How often GitHub is asked about an open pull request, in case its webhooks do not come: ever more rarely as it ages.</summary>
internal static class PollInterval
{
    public static TimeSpan At(TimeSpan age) => age.TotalDays switch
    {
        < 2 => TimeSpan.FromMinutes(5),
        < 14 => TimeSpan.FromMinutes(15),
        < 21 => TimeSpan.FromMinutes(30),
        < 30 => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(12),
    };
}
