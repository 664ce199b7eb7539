namespace Orb.Testing.Doubles;

/// <summary>The real reminder table, which takes no more reminders while a test says so.</summary>
public sealed class UnreliableReminders(IReminderTable table, UnreliableReminders.Switch isDown) : IReminderTable
{
    public Task StartAsync(CancellationToken cancellationToken = default) => table.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default) => table.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => table.ReadRows(grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => table.ReadRows(begin, end);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => table.ReadRow(grainId, reminderName);

    public Task<string?> UpsertRow(ReminderEntry entry) => isDown.IsOn ? throw new IOException("The reminder table is down.") : table.UpsertRow(entry);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => table.RemoveRow(grainId, reminderName, eTag);

    public Task TestOnlyClearTable() => table.TestOnlyClearTable();

    /// <summary>On while the table is down.</summary>
    public sealed class Switch
    {
        public bool IsOn { get; set; }
    }
}
