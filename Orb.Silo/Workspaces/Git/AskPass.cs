using System.Text;
using Microsoft.Win32.SafeHandles;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces.Git;

/// <summary>
/// Hands a credential to one git process: git asks the helper script, and the script reads a nameless file in this process's memory that only its own
/// user may open. Nothing is left behind when this process dies, and the script answers for the one origin it was set up for.
/// </summary>
internal sealed class AskPass : IDisposable
{
    private const string ScriptName = ".askpass";

    // printf and read are part of the shell, so the token appears in no argument list.
    private const string Script = """
        #!/bin/sh
        { IFS= read -r user && IFS= read -r token; } < "$ORB_ASKPASS_FILE" || exit 1
        case "$1" in
          "Username for '$ORB_ASKPASS_SCHEME://$ORB_ASKPASS_HOST': ") printf '%s\n' "$user" ;;
          "Password for '$ORB_ASKPASS_SCHEME://$user@$ORB_ASKPASS_HOST': ") printf '%s\n' "$token" ;;
          *) exit 1 ;;
        esac

        """;

    private readonly Descriptor _secret;

    private AskPass(Descriptor secret) => _secret = secret;

    /// <summary>Writes the helper script, which holds no secret, and answers its path.</summary>
    public static string Install(WorkspaceRoot root) => root.Install(ScriptName, Encoding.ASCII.GetBytes(Script));

    /// <summary>Makes a credential available to the process with this environment, for one origin, until disposed.</summary>
    public static AskPass Offer(GitCredential credential, Uri origin, string scriptPath, IDictionary<string, string?> environment)
    {
        if (credential.UserName.Contains('\n') || credential.Token.Contains('\n'))
        {
            throw new ArgumentException("A credential is one line.", nameof(credential));
        }

        if (Kernel.OpenMemoryFile("orb-askpass", out var secret) is not Errno.None and var answer)
        {
            secret.Dispose();
            throw new IOException($"memfd_create: {answer}");
        }

        using (var handle = new SafeFileHandle(secret.DangerousGetHandle(), ownsHandle: false))
        {
            RandomAccess.Write(handle, Encoding.UTF8.GetBytes($"{credential.UserName}\n{credential.Token}\n"), 0);
        }

        environment["GIT_ASKPASS"] = scriptPath;
        environment["ORB_ASKPASS_FILE"] = $"/proc/{Environment.ProcessId}/fd/{secret.DangerousGetHandle()}";
        environment["ORB_ASKPASS_SCHEME"] = origin.Scheme;
        environment["ORB_ASKPASS_HOST"] = origin.Authority;
        return new AskPass(secret);
    }

    public void Dispose() => _secret.Dispose();
}
