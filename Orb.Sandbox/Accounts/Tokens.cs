using System.Security.Cryptography;
using System.Text;
using Orb.Sandbox.Hosting;
using Orb.Sandbox.Storage;

namespace Orb.Sandbox.Accounts;

/// <summary>Every token there is: the person's one, and those of installations, good for an hour.</summary>
internal sealed class Tokens
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly Lock _change = new();
    private readonly JsonFile<TokenRecord[]> _file;
    private readonly TimeProvider _clock;
    private readonly byte[] _personal;
    private TokenRecord[] _known;

    public Tokens(DataFolder folder, TimeProvider clock)
    {
        _clock = clock;
        _file = new JsonFile<TokenRecord[]>(folder.Tokens, SandboxJson.Default.TokenRecordArray);
        Personal = PrivateFile.ReadOrCreate(folder.PersonalToken, () => New("ghp_"));
        _personal = Encoding.UTF8.GetBytes(Personal);
        _known = _file.Read() ?? [];
    }

    public string Personal { get; }

    public (string Token, TokenRecord Record) Issue(long installationId, IReadOnlyDictionary<string, string> permissions, IReadOnlyList<long>? repositories)
    {
        var token = New("ghs_");
        var now = _clock.GetUtcNow();
        var record = new TokenRecord(Hash(token), installationId, now + Life, permissions, repositories);
        Replace(known => [.. known.Where(other => other.ExpiresAt > now), record]);
        return (token, record);
    }

    public bool IsPersonal(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), _personal);

    public TokenRecord? Find(string token)
    {
        var hash = Hash(token);
        var now = _clock.GetUtcNow();
        return Array.Find(Volatile.Read(ref _known), record => record.Hash == hash && record.ExpiresAt > now);
    }

    public void Revoke(string token)
    {
        var hash = Hash(token);
        Replace(known => [.. known.Where(record => record.Hash != hash)]);
    }

    /// <summary>Ends all installation tokens at once.</summary>
    public void RevokeAll() => Replace(_ => []);

    private static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, 36);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private void Replace(Func<TokenRecord[], TokenRecord[]> change)
    {
        lock (_change)
        {
            var changed = change(_known);
            _file.Write(changed);
            Volatile.Write(ref _known, changed);
        }
    }
}
