using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Labels;

/// <summary>New labels in a repository.</summary>
internal static class LabelChanges
{
    public static (RepositoryRecord Record, LabelRecord Label) NewLabel(this RepositoryRecord record, string name, string color, string? description)
    {
        var (id, next) = record.TakeId();
        var label = new LabelRecord(id, name, color, description);
        return (next with { Labels = [.. next.Labels, label] }, label);
    }
}
