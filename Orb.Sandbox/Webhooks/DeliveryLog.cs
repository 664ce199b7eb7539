using System.Collections.Concurrent;
using System.Globalization;
using Orb.Sandbox.Hosting;
using Orb.Sandbox.Storage;

namespace Orb.Sandbox.Webhooks;

/// <summary>The latest deliveries, one file each.</summary>
internal sealed class DeliveryLog
{
    private const int Kept = 500;
    private readonly ConcurrentDictionary<long, DeliveryRecord> _known = new();
    private readonly string _folder;
    private long _last;

    public DeliveryLog(DataFolder folder)
    {
        _folder = folder.Deliveries;
        foreach (var path in Directory.EnumerateFiles(_folder, "*.json"))
        {
            if (new JsonFile<DeliveryRecord>(path, SandboxJson.Default.DeliveryRecord).Read() is { } record)
            {
                _known[record.Id] = record;
                _last = Math.Max(_last, record.Id);
            }
        }
    }

    public IReadOnlyList<DeliveryRecord> All => [.. _known.Values.OrderBy(record => record.Id)];

    public IReadOnlyList<DeliveryRecord> Pending => [.. All.Where(record => record.Result is null)];

    public long NextId() => Interlocked.Increment(ref _last);

    public void Save(DeliveryRecord record)
    {
        new JsonFile<DeliveryRecord>(PathOf(record.Id), SandboxJson.Default.DeliveryRecord).Write(record);
        _known[record.Id] = record;
        foreach (var old in _known.Keys.Where(id => id <= record.Id - Kept))
        {
            if (_known.TryRemove(old, out _))
            {
                File.Delete(PathOf(old));
            }
        }
    }

    private string PathOf(long id) => Path.Combine(_folder, id.ToString("D10", CultureInfo.InvariantCulture) + ".json");
}
