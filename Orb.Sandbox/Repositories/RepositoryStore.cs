using System.Collections.Concurrent;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Git;
using Orb.Sandbox.Hosting;
using Orb.Sandbox.Storage;

namespace Orb.Sandbox.Repositories;

/// <summary>Every repository of this GitHub. Names differ by more than case, as on GitHub.</summary>
internal sealed class RepositoryStore : IDisposable
{
    private readonly ConcurrentDictionary<string, Repository> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _creation = new(1, 1);
    private readonly DataFolder _folder;
    private readonly AppAccount _app;
    private readonly TimeProvider _clock;

    public RepositoryStore(DataFolder folder, AppAccount app, TimeProvider clock)
    {
        _folder = folder;
        _app = app;
        _clock = clock;
        foreach (var file in Directory.EnumerateFiles(folder.Repositories, "*.json", SearchOption.AllDirectories))
        {
            var record = new JsonFile<RepositoryRecord>(file, SandboxJson.Default.RepositoryRecord).Read();
            if (record is not null)
            {
                Add(record);
            }
        }
    }

    public IReadOnlyList<Repository> All => [.. _known.Values.OrderBy(repository => repository.Record.Id)];

    public Repository? Find(string owner, string name) => _known.GetValueOrDefault($"{owner}/{name}");

    /// <summary>Makes a repository; one that is already there is left as it is.</summary>
    public async Task<(Repository Repository, bool Created)> Create(string owner, string name, bool isPrivate, GitSeed seed, CancellationToken cancellationToken)
    {
        await _creation.WaitAsync(cancellationToken);
        try
        {
            if (Find(owner, name) is { } present)
            {
                return (present, false);
            }

            _app.InstallOn(owner);
            var git = GitFolder(owner, name);
            Directory.CreateDirectory(git);
            await GitCommand.Must(git, ["init", "--bare", "--quiet", "--initial-branch=main", git], cancellationToken);
            await seed.Write(git, cancellationToken);
            var now = _clock.GetUtcNow();
            var repository = Add(new RepositoryRecord
            {
                Id = All.Select(other => other.Record.Id).DefaultIfEmpty(0).Max() + 1,
                Owner = owner,
                Name = name,
                Private = isPrivate,
                CreatedAt = now,
                UpdatedAt = now,
                PushedAt = now,
                Heads = await new GitHistory(git).Heads(cancellationToken),
            });
            repository.Save(repository.Record);
            return (repository, true);
        }
        finally
        {
            _creation.Release();
        }
    }

    public void Dispose()
    {
        _creation.Dispose();
        foreach (var repository in _known.Values)
        {
            repository.Dispose();
        }
    }

    private Repository Add(RepositoryRecord record)
    {
        var file = new JsonFile<RepositoryRecord>(RecordFile(record.Owner, record.Name), SandboxJson.Default.RepositoryRecord);
        var repository = new Repository(record, GitFolder(record.Owner, record.Name), file);
        _known[record.FullName] = repository;
        return repository;
    }

    private string GitFolder(string owner, string name) => Path.Combine(_folder.Git, owner, name + ".git");

    private string RecordFile(string owner, string name)
    {
        var folder = Path.Combine(_folder.Repositories, owner);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name + ".json");
    }
}
