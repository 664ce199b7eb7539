using Orb.Sandbox.Git;
using Orb.Sandbox.Storage;

namespace Orb.Sandbox.Repositories;

/// <summary>One repository: its bare git folder and its record, changed by one at a time.</summary>
internal sealed class Repository : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly JsonFile<RepositoryRecord> _file;
    private RepositoryRecord _record;

    public Repository(RepositoryRecord record, string gitFolder, JsonFile<RepositoryRecord> file)
    {
        _record = record;
        _file = file;
        GitFolder = gitFolder;
        History = new GitHistory(gitFolder);
        Files = new GitFiles(gitFolder);
        Diff = new GitDiff(gitFolder);
        Writes = new GitWrites(gitFolder);
    }

    public string GitFolder { get; }

    public GitHistory History { get; }

    public GitFiles Files { get; }

    public GitDiff Diff { get; }

    public GitWrites Writes { get; }

    public RepositoryRecord Record => Volatile.Read(ref _record);

    /// <summary>The repository of the path, found before the handler runs.</summary>
    public static ValueTask<Repository?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Repository>());

    /// <summary>Runs one change alone. What it saves is on disk before the next change begins.</summary>
    public async Task<T> Change<T>(Func<RepositoryDraft, Task<T>> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await change(new RepositoryDraft(this));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    internal void Save(RepositoryRecord record)
    {
        _file.Write(record);
        Volatile.Write(ref _record, record);
    }
}
