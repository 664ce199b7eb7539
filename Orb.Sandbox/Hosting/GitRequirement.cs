using System.ComponentModel;
using Orb.Sandbox.Git;

namespace Orb.Sandbox.Hosting;

/// <summary>The sandbox is git with a web server before it.</summary>
internal static class GitRequirement
{
    private static readonly Version Oldest = new(2, 38);

    public static async Task Check(CancellationToken cancellationToken)
    {
        try
        {
            var said = await GitCommand.Run(Path.GetTempPath(), ["version"], cancellationToken);
            var words = said.Line.Split(' ');
            var numbers = words.Length > 2 ? words[2].Split('.') : [];
            if (numbers.Length >= 2 && int.TryParse(numbers[0], out var major) && int.TryParse(numbers[1], out var minor) && new Version(major, minor) < Oldest)
            {
                throw new SandboxStartException($"The sandbox GitHub needs git {Oldest} or newer to merge; this is git {words[2]}.");
            }
        }
        catch (Win32Exception failure)
        {
            throw new SandboxStartException($"The sandbox GitHub needs git {Oldest} or newer, and there is none on the PATH.", failure);
        }
    }
}
