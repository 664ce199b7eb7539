using Orb.Api.Console.Events;
using Orb.Api.Tests.Console.Doubles;
using Orb.Api.Tests.Console.Words;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Tests.Console.Events;

public sealed class EventSentenceTests
{
    public static TheoryData<string> Types() => [.. Constants.Of(typeof(EventTypes))];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_of_event_has_a_sentence(string type)
    {
        Assert.Contains(type, EventSentence.KnownTypes);
        Assert.DoesNotContain(type, Say(type, "{}"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_event_whose_data_is_not_as_promised_still_makes_a_sentence(string type)
    {
        string[] broken =
        [
            "", "null", "[]", "not json", "\"text\"", "{}",
            """{"by":1,"message":{},"number":"x","bytes":1.5,"dueAt":"soon","until":7,"labels":"a","commit":[],"reason":"none","role":2,"waitingOn":false}""",
        ];
        Assert.All(broken, data => Assert.EndsWith(".", Say(type, data), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EventTypes.ProjectStarted, """{"by":"ada"}""", "ada started the work.")]
    [InlineData(EventTypes.ProjectStarted, "{}", "Orb started the work.")]
    [InlineData(EventTypes.PhaseChanged, """{"from":"implementation","to":"pullRequest"}""", "The project went from implementation to pull request.")]
    [InlineData(EventTypes.MembersChanged, """{"user":"bob","role":"writer","by":"ada"}""", "ada made bob writer.")]
    [InlineData(EventTypes.MembersChanged, """{"user":"bob","role":null,"by":"ada"}""", "ada removed bob from the project.")]
    [InlineData(EventTypes.WorkspaceReady, """{"commit":"3f2a9c81d0","bytes":5452595}""", "The workspace holds the repository at 3f2a9c8 (5.2 MiB).")]
    [InlineData(EventTypes.WorkspaceKept, """{"until":"2026-03-15T12:00:00Z","by":"ada"}""", "ada keeps the workspace until 15 Mar 12:00 UTC.")]
    [InlineData(EventTypes.WorkspaceKept, """{"until":null,"by":"ada"}""", "ada no longer keeps the workspace.")]
    [InlineData(EventTypes.CleanupScheduled, """{"dueAt":"2026-03-15T12:00:00Z","reason":"projectCompleted"}""", "The workspace will be removed on 15 Mar 12:00 UTC, since the project is completed.")]
    [InlineData(EventTypes.WorkspaceRemoved, """{"verified":false,"bytes":0}""", "The workspace counts as removed (0 B); nobody checked the disk.")]
    [InlineData(EventTypes.PullRequestRequested, """{"repository":"octo/demo","branch":"feature/x","by":"ada"}""", "ada asked for a pull request from feature/x of octo/demo.")]
    [InlineData(EventTypes.PullRequestOpened, """{"number":12,"adopted":false,"draft":true}""", "Orb opened draft pull request #12.")]
    [InlineData(EventTypes.PullRequestOpened, """{"number":12,"adopted":true,"draft":false}""", "Orb found and took over pull request #12.")]
    [InlineData(EventTypes.PullRequestWaiting, """{"waitingOn":"github","message":"GitHub answered 502"}""", "The pull request waits for GitHub to answer: GitHub answered 502.")]
    [InlineData(EventTypes.PullRequestFailed, """{"message":"No common history.","guidance":"Rebase it."}""", "The pull request failed: No common history. Rebase it.")]
    public void It_says_what_happened(string type, string data, string sentence) => Assert.Equal(sentence, Say(type, data));

    [Fact]
    public void A_type_from_a_newer_Orb_is_named() => Assert.Equal("Something new happened: moon.landed.", Say("moon.landed", "{}"));

    private static string Say(string type, string data) => EventSentence.Of(Sample.Event(Sample.Project(), 1, type, data));
}
