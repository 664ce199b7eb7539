using System.Diagnostics;
using System.Text;
using CsCheck;
using Orb.Grains.PullRequests;

namespace Orb.Grains.Tests.PullRequests;

public sealed class BranchNameTests
{
    private static readonly string[] Pieces =
        ["a", "b", "/", "/", ".", "..", "-", "@", "{", "@{", ".lock", "lock", "HEAD", "~", "^", ":", "?", "*", "[", "]", "\\", " ", "\t", "\u007f", "\u0001", "ü", "語", "\U0001F600", "%", "#", "refs/heads/", "x"];

    [Theory]
    [InlineData("feature/greeting", true)]
    [InlineData("grüße", true)]
    [InlineData("", false)]
    [InlineData("-f", false)]
    [InlineData("--upload-pack=touch", false)]
    [InlineData("@", false)]
    [InlineData("HEAD", false)]
    [InlineData("a..b", false)]
    [InlineData("a//b", false)]
    [InlineData("a/.b", false)]
    [InlineData("a.lock/b", false)]
    [InlineData("a/", false)]
    [InlineData("/a", false)]
    [InlineData("a.", false)]
    [InlineData("a@{1}", false)]
    [InlineData("a\nb", false)]
    public void Only_names_that_are_harmless_to_git_are_branches(string name, bool isValid) => Assert.Equal(isValid, BranchName.IsValid(name));

    [Fact]
    public void A_name_is_at_most_244_bytes_long()
    {
        Assert.True(BranchName.IsValid(new string('a', 244)));
        Assert.False(BranchName.IsValid(new string('a', 245)));
        Assert.False(BranchName.IsValid(new string('ü', 123)));
    }

    /// <summary>Git would make a branch of the name @, and then read it as HEAD; we refuse it.</summary>
    [Fact]
    public void Git_itself_agrees_about_any_other_name() =>
        Gen.OneOf(Pieces).Array[1, 6].Select(string.Concat).Where(name => name is not "@").Sample(
            name => Assert.True(BranchName.IsValid(name) == GitTakes(name), $"git says {GitTakes(name)} to '{name}'"), iter: 400, threads: 1);

    private static bool GitTakes(string name)
    {
        var start = new ProcessStartInfo("git", ["check-ref-format", "--branch", name])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var git = Process.Start(start)!;
        git.StandardOutput.ReadToEnd();
        git.StandardError.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0;
    }
}
