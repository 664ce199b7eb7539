using System.Text;
using CsCheck;
using Orb.Grains.PullRequests;
using Orb.Grains.Tests.Driving;

namespace Orb.Grains.Tests.PullRequests;

public sealed class PullRequestTextTests
{
    private const string End = "<!-- /orb:pull-request -->";

    private static readonly Gen<string> Hostile = Gen.OneOf(
        "<!-- orb:", "<!-- /orb:", "<!-- ", "orb:", "/orb:", "pull-request", "pull-request -->", End, "\r\n", "\n", " ", "text", "é", "語", "\U0001F600")
        .Array[0, 12].Select(string.Concat);

    [Fact]
    public void A_new_body_is_marked_as_ours_and_nobody_elses()
    {
        var (ours, theirs) = (Some.Wish(), Some.Wish());
        var body = PullRequestText.Compose(ours);

        Assert.True(PullRequestText.IsMarked(body, ours));
        Assert.False(PullRequestText.IsMarked(body, theirs));
        Assert.Contains("It greets.", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_can_neither_end_our_part_nor_pose_as_another_ones() => Hostile.Sample(summary =>
    {
        var pullRequest = Some.Wish(summary);
        var body = PullRequestText.Compose(pullRequest);
        Assert.Equal(2, body.Split("<!-- orb:").Length);
        Assert.Equal(2, body.Split("<!-- /orb:").Length);
        Assert.EndsWith(End, body, StringComparison.Ordinal);
    });

    /// <summary>Taking "orb:" out of a marker left a marker where one stood inside another.</summary>
    [Fact]
    public void A_marker_inside_a_marker_does_not_become_one()
    {
        var other = Some.Wish();
        var body = PullRequestText.Compose(Some.Wish($"<!-- <!-- orb:orb:pull-request={other.Id} --> <!-- <!-- /orb:/orb:pull-request -->"));

        Assert.False(PullRequestText.IsMarked(body, other));
        Assert.Equal(2, body.Split(End).Length);
    }

    [Fact]
    public void What_people_write_around_our_part_stays_byte_for_byte() => Gen.Select(Gen.String, Gen.String, Hostile, Hostile).Sample((before, after, first, second) =>
    {
        var pullRequest = Some.Wish(first);
        var revised = pullRequest with { Intent = Some.Intent(second) };
        var body = PullRequestText.Revise(before + PullRequestText.Compose(pullRequest) + after, revised);
        Assert.Equal(before + PullRequestText.Compose(revised) + after, body);
        Assert.Equal(body, PullRequestText.Revise(body, revised));
    });

    [Fact]
    public void Our_part_is_added_below_a_persons_text_and_revised_in_place_afterwards() => Gen.Select(Gen.String, Hostile).Sample((text, summary) =>
    {
        var pullRequest = Some.Wish(summary);
        var adopted = PullRequestText.Revise(text, pullRequest);
        Assert.StartsWith(text, adopted, StringComparison.Ordinal);
        Assert.Equal(adopted, PullRequestText.Revise(adopted, pullRequest));
    });

    /// <summary>With the first marker taken for the beginning, a person's text between an orphan and our part was replaced.</summary>
    [Fact]
    public void A_person_who_deletes_the_end_of_our_part_keeps_what_they_write_below()
    {
        var pullRequest = Some.Wish();
        var broken = PullRequestText.Compose(pullRequest).Replace(End, "My own words.", StringComparison.Ordinal);

        var twice = PullRequestText.Revise(PullRequestText.Revise(broken, pullRequest), pullRequest with { Intent = Some.Intent("Newer.") });

        Assert.Contains("My own words.", twice, StringComparison.Ordinal);
        Assert.Contains("Newer.", twice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_holds_at_most_65000_bytes_of_whole_characters() =>
        Gen.Select(Gen.OneOf("a", "é", "語", "\U0001F600"), Gen.Int[10_000, 70_000], Gen.Int[0, 64_000]).Sample(
            (letter, count, human) =>
            {
                var pullRequest = Some.Wish(string.Concat(Enumerable.Repeat(letter, count)));
                var body = PullRequestText.Revise(new string('h', human), pullRequest);
                Assert.InRange(Encoding.UTF8.GetByteCount(body), 0, 65_000);
                Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(body)));
                Assert.True(PullRequestText.IsMarked(body, pullRequest));
            },
            iter: 100);

    [Fact]
    public void A_text_of_people_that_leaves_no_room_is_left_alone()
    {
        var full = new string('h', 64_990);

        Assert.Equal(full, PullRequestText.Revise(full, Some.Wish()));
    }
}
