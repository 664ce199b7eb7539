using System.Security.Cryptography;
using Orb.Sandbox.Hosting;
using Orb.Sandbox.Storage;

namespace Orb.Sandbox.Accounts;

/// <summary>The App: its key, its webhook secret and its installations. Made at the first start, the same ever after.</summary>
internal sealed class AppAccount : IDisposable
{
    private const long FirstAppId = 1001;
    private const long FirstInstallationId = 2001;
    private readonly Lock _change = new();
    private readonly JsonFile<AppRecord> _file;
    private readonly TimeProvider _clock;
    private AppRecord _record;

    public AppAccount(DataFolder folder, TimeProvider clock)
    {
        _clock = clock;
        _file = new JsonFile<AppRecord>(folder.App, SandboxJson.Default.AppRecord);
        PrivateKeyPem = PrivateFile.ReadOrCreate(folder.PrivateKey, NewKey);
        WebhookSecret = PrivateFile.ReadOrCreate(folder.WebhookSecret, () => RandomNumberGenerator.GetHexString(40, lowercase: true));
        Key = RSA.Create();
        Key.ImportFromPem(PrivateKeyPem);
        if (_file.Read() is { } known)
        {
            _record = known;
        }
        else
        {
            _record = new AppRecord(FirstAppId, "Orb sandbox", clock.GetUtcNow(), []);
            _file.Write(_record);
        }
    }

    public string PrivateKeyPem { get; }

    public string WebhookSecret { get; }

    public RSA Key { get; }

    public AppRecord Record => Volatile.Read(ref _record);

    public Installation? InstallationOf(string owner) =>
        Record.Installations.FirstOrDefault(installation => string.Equals(installation.Account.Login, owner, StringComparison.OrdinalIgnoreCase));

    /// <summary>Installs the App on an account, once.</summary>
    public Installation InstallOn(string owner)
    {
        lock (_change)
        {
            if (InstallationOf(owner) is { } present)
            {
                return present;
            }

            var place = _record.Installations.Count;
            var added = new Installation(FirstInstallationId + place, new Actor(owner, 100 + place, "Organization"), _clock.GetUtcNow());
            var changed = _record with { Installations = [.. _record.Installations, added] };
            _file.Write(changed);
            _record = changed;
            return added;
        }
    }

    public void Dispose() => Key.Dispose();

    private static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportRSAPrivateKeyPem();
    }
}
