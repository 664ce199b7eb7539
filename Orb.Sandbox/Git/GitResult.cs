using System.Text;

namespace Orb.Sandbox.Git;

/// <summary>What a git command said.</summary>
internal sealed record GitResult(int ExitCode, byte[] Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public string Text => Encoding.UTF8.GetString(Output);

    public string Line => Text.TrimEnd('\n');
}
