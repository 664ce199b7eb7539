namespace Orb.Silo.Workspaces;

/// <summary>The workspace root cannot be used as it is; the message tells an operator why.</summary>
public sealed class WorkspaceRootException(string message) : IOException(message);
