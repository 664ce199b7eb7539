using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.PullRequests;

namespace Orb.Grains.Workflow;

/// <summary>Which repositories a project may be made of.</summary>
internal static class RepositoryRules
{
    private const int Most = 10;

    public static IReadOnlyList<Problem> Check(
        IReadOnlyList<RequestedRepository> requested, IRepositoryAddresses addresses, out IReadOnlyList<ProjectRepository> repositories)
    {
        repositories = [];
        if (requested.Count is 0 or > Most)
        {
            return [new Problem("repositoriesCount", $"A project works on 1 to {Most} repositories.", "repositories")];
        }

        var problems = new List<Problem>();
        var read = new List<ProjectRepository>();
        for (var index = 0; index < requested.Count; index++)
        {
            var (url, baseBranch) = (requested[index].Url, requested[index].BaseBranch);
            var problem = addresses.Read(url, $"repositories[{index}].url", out var name)
                ?? (baseBranch is not null && !BranchName.IsValid(baseBranch)
                    ? new Problem("branchMalformed", "Git does not take this name for a branch.", $"repositories[{index}].baseBranch")
                    : read.Any(earlier => earlier.Name == name)
                        ? new Problem("repositoryTwice", "This repository is named twice.", $"repositories[{index}].url")
                        : null);
            if (problem is null)
            {
                read.Add(new ProjectRepository(name!, addresses.PageOf(name!), baseBranch));
            }
            else
            {
                problems.Add(problem);
            }
        }

        repositories = read;
        return problems;
    }
}
