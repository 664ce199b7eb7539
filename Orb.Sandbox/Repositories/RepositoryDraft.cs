namespace Orb.Sandbox.Repositories;

/// <summary>A repository in the hands of the one change that runs on it now.</summary>
internal sealed class RepositoryDraft(Repository repository)
{
    public Repository Repository => repository;

    public RepositoryRecord Record => repository.Record;

    public void Save(RepositoryRecord record) => repository.Save(record);
}
