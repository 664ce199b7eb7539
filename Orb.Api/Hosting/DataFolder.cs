using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Hosting;

/// <summary>The folder that holds everything this process stores itself: <c>ORB_DATA</c>, by default <c>./.orb</c>.</summary>
internal sealed class DataFolder(string root)
{
    public const string Setting = "ORB_DATA";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Root { get; } = Path.GetFullPath(root);

    public static DataFolder Of(IConfiguration configuration) =>
        new(Backbone.DataFolderOf(configuration));

    /// <summary>A folder inside, made for its owner alone when it is not there yet.</summary>
    public string Private(string name)
    {
        var path = Path.Combine(Root, name);
        try
        {
            Directory.CreateDirectory(Root);
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, OwnerOnly);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{Setting}: the folder '{path}' cannot be made ({failure.Message})", failure);
        }

        return path;
    }
}
