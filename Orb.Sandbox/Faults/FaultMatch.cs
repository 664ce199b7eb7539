namespace Orb.Sandbox.Faults;

/// <summary>Whether a call is of the operation that a fault names.</summary>
internal static class FaultMatch
{
    public static bool Fits(string pattern, string? operation, string method, string path)
    {
        if (pattern.Contains(' ', StringComparison.Ordinal))
        {
            var parts = pattern.Split(' ', 2);
            return string.Equals(parts[0], method, StringComparison.OrdinalIgnoreCase) && FitsPath(parts[1].Split('/'), path.Split('/'));
        }

        return operation is not null
            && (pattern.EndsWith('*') ? operation.StartsWith(pattern[..^1], StringComparison.Ordinal) : operation == pattern);
    }

    private static bool FitsPath(string[] pattern, string[] path) =>
        pattern.Length == path.Length && pattern.Zip(path).All(pair => pair.First == "*" || pair.First == pair.Second);
}
