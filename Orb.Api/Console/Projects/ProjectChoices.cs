using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.Projects;

/// <summary>Which buttons make sense for a project as it stands; the grain decides.</summary>
internal sealed record ProjectChoices(bool Start, bool Pause, bool Resume, bool Cancel, bool AskForPullRequest)
{
    public static ProjectChoices Of(ProjectSnapshot project)
    {
        var isOver = project.Status is ProjectStatus.Completed or ProjectStatus.Cancelled;
        var moves = project.Status is ProjectStatus.Active or ProjectStatus.Waiting;
        return new ProjectChoices(
            Start: moves && project.Phase == Phase.Idle,
            Pause: moves && project.Phase != Phase.Idle,
            Resume: project.Status == ProjectStatus.Paused,
            Cancel: !isOver,
            AskForPullRequest: !isOver);
    }
}
