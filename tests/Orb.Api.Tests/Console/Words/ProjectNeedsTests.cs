using Orb.Api.Console.Words;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Console.Words;

public sealed class ProjectNeedsTests
{
    private static readonly ProjectSnapshot Waiting = Sample.Project() with { Status = ProjectStatus.Waiting, Phase = Phase.Implementation };

    public static TheoryData<string> Waits() => [.. Constants.Of(typeof(ProjectWaits))];

    [Theory]
    [MemberData(nameof(Waits))]
    public void Every_wait_has_words_of_its_own(string waitingOn)
    {
        var unknown = ProjectNeeds.Of(Waiting with { WaitingOn = "somethingNew" })!.Sentence.Replace("somethingNew", waitingOn, StringComparison.Ordinal);
        Assert.NotEqual(unknown, ProjectNeeds.Of(Waiting with { WaitingOn = waitingOn })!.Sentence);
    }

    [Theory]
    [InlineData(ProjectWaits.Merge, true)]
    [InlineData(ProjectWaits.PullRequestRequest, true)]
    [InlineData(ProjectWaits.PullRequestFailed, true)]
    [InlineData(ProjectWaits.WorkspaceFailed, true)]
    [InlineData(ProjectWaits.Workspace, false)]
    [InlineData(ProjectWaits.PullRequest, false)]
    public void It_says_whose_turn_it_is(string waitingOn, bool isAPersons) =>
        Assert.Equal(isAPersons, ProjectNeeds.Of(Waiting with { WaitingOn = waitingOn })!.NeedsPerson);

    [Theory]
    [InlineData(ProjectStatus.Completed)]
    [InlineData(ProjectStatus.Cancelled)]
    public void What_is_over_needs_nothing(ProjectStatus status) =>
        Assert.Null(ProjectNeeds.Of(Waiting with { Status = status, WaitingOn = ProjectWaits.Merge }));
}
