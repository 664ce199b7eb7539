namespace Orb.Silo.Hosting;

/// <summary>Whether reminders outlive the process.</summary>
/// <param name="IsLostAtRestart">True in the embedded mode, whose reminders are kept in memory.</param>
internal sealed record ReminderMemory(bool IsLostAtRestart);
