namespace Orb.Sandbox.Hosting;

/// <summary>Where the sandbox keeps what it knows; held by one process at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string root, FileStream held)
    {
        Root = root;
        _lock = held;
    }

    public string Root { get; }

    public string PersonalToken => Path.Combine(Root, "token");

    public string PrivateKey => Path.Combine(Root, "app.pem");

    public string WebhookSecret => Path.Combine(Root, "webhook-secret");

    public string App => Path.Combine(Root, "app.json");

    public string Tokens => Path.Combine(Root, "tokens.json");

    public string Git => Path.Combine(Root, "git");

    public string Repositories => Path.Combine(Root, "repositories");

    public string Deliveries => Path.Combine(Root, "deliveries");

    public static DataFolder Open(string dataFolder)
    {
        var root = Path.Combine(Path.GetFullPath(dataFolder), "sandbox");
        try
        {
            Directory.CreateDirectory(root);
            var held = new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var folder = new DataFolder(root, held);
            Directory.CreateDirectory(folder.Git);
            Directory.CreateDirectory(folder.Repositories);
            Directory.CreateDirectory(folder.Deliveries);
            return folder;
        }
        catch (IOException failure) when (File.Exists(Path.Combine(root, "lock")))
        {
            throw new SandboxStartException($"The sandbox folder {root} is in use by another process; stop it or set ORB_DATA to another folder.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SandboxStartException($"The sandbox cannot write to {root}: {failure.Message} Set ORB_DATA to a folder it may write to.", failure);
        }
    }

    public void Dispose() => _lock.Dispose();
}
