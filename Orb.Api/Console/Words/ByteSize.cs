namespace Orb.Api.Console.Words;

/// <summary>A size on disk, for people.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string Of(long bytes)
    {
        double size = bytes;
        var unit = 0;
        while (size >= 1024 && unit < Units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return unit == 0 || size >= 100 ? $"{size:0} {Units[unit]}" : $"{size:0.#} {Units[unit]}";
    }
}
