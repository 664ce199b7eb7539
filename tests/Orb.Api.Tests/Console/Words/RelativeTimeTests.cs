using Orb.Api.Console.Words;
using Orb.Api.Tests.Console.Doubles;

namespace Orb.Api.Tests.Console.Words;

public sealed class RelativeTimeTests
{
    [Theory]
    [InlineData(0, "just now")]
    [InlineData(-4, "just now")]
    [InlineData(4, "just now")]
    [InlineData(-5, "5 s ago")]
    [InlineData(-59, "59 s ago")]
    [InlineData(-60, "1 min ago")]
    [InlineData(-3599, "59 min ago")]
    [InlineData(-3600, "1 h ago")]
    [InlineData(-172_799, "47 h ago")]
    [InlineData(-172_800, "2 d ago")]
    [InlineData(18_000, "in 5 h")]
    [InlineData(90, "in 1 min")]
    public void A_moment_is_told_in_the_largest_unit_that_fits(int seconds, string words) =>
        Assert.Equal(words, RelativeTime.Of(Sample.Now.AddSeconds(seconds), Sample.Now));

    [Theory]
    [InlineData(-3600, "now")]
    [InlineData(0, "now")]
    [InlineData(3, "in 3 s")]
    [InlineData(18_720, "in 5 h")]
    public void What_is_due_is_due_now_once_its_moment_has_come(int seconds, string words) =>
        Assert.Equal(words, RelativeTime.Due(Sample.Now.AddSeconds(seconds), Sample.Now));
}
