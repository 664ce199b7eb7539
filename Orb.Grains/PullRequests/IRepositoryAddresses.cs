using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>Knows the one GitHub host that Orb is configured for.</summary>
public interface IRepositoryAddresses
{
    /// <summary>Reads what a person typed: <c>owner/name</c> or a URL of the configured host. Everything else is a problem.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">The request's member, for the problem.</param>
    /// <param name="name">The repository, when there is no problem.</param>
    /// <returns>Null, or what is wrong.</returns>
    Problem? Read(string text, string field, out RepositoryName? name);

    /// <summary>The repository's page.</summary>
    /// <param name="repository">The repository.</param>
    string PageOf(RepositoryName repository);
}
