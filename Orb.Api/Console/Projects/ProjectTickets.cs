using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.Projects;

/// <summary>
/// Gives each form for a new project the id of the project it makes, so that a form sent twice makes one project.
/// Sealed for one person: nobody can aim a form at a project of somebody else.
/// </summary>
internal sealed class ProjectTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    public string Issue(ConsoleUser user) => Seal(user).Protect(EntityId.New<ProjectId>(clock.GetUtcNow()).Value);

    /// <summary>Null when the ticket is not one of this person's.</summary>
    public ProjectId? Read(ConsoleUser user, string ticket)
    {
        try
        {
            return EntityId.TryParse<ProjectId>(Seal(user).Unprotect(ticket), out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Seal(ConsoleUser user) => protection.CreateProtector("Orb.Console.ProjectTickets", user.Name);
}
