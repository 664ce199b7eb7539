using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Faults;
using Orb.Sandbox.Http;
using Orb.Sandbox.Journal;
using Orb.Sandbox.Repositories;
using Orb.Sandbox.Seed;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Hosting;

/// <summary>A GitHub on this machine: REST, git over HTTP, webhooks and a few pages, that remembers everything in a folder.</summary>
public sealed class SandboxGitHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataFolder _folder;

    private SandboxGitHub(WebApplication app, DataFolder folder)
    {
        _app = app;
        _folder = folder;
    }

    /// <summary>The address of the pages and of git, such as <c>http://localhost:5081/</c>.</summary>
    public Uri BaseUrl => new(Service<Urls>().Web + "/");

    /// <summary>The root of the REST API, such as <c>http://localhost:5081/api/v3/</c>.</summary>
    public Uri ApiUrl => new(Service<Urls>().Api + "/");

    /// <summary>The id of the App.</summary>
    public long AppId => Service<AppAccount>().Record.Id;

    /// <summary>The private key of the App, in PEM.</summary>
    public string PrivateKeyPem => Service<AppAccount>().PrivateKeyPem;

    /// <summary>Where the private key is kept.</summary>
    public string PrivateKeyPath => _folder.PrivateKey;

    /// <summary>What webhooks are signed with.</summary>
    public string WebhookSecret => Service<AppAccount>().WebhookSecret;

    /// <summary>A token with all rights, for REST and for git.</summary>
    public string PersonalToken => Service<Tokens>().Personal;

    /// <summary>What goes wrong on purpose.</summary>
    public FaultBook Faults => Service<FaultBook>();

    /// <summary>What was asked.</summary>
    public RequestJournal Journal => Service<RequestJournal>();

    /// <summary>Where webhooks go; can be set at any time, <see langword="null"/> sends none.</summary>
    public Uri? WebhookUrl
    {
        get => Service<WebhookTarget>().Url;
        set => Service<WebhookTarget>().Url = value;
    }

    /// <summary>Starts a sandbox on what its folder holds; the first start makes keys, tokens and <c>octo/demo</c>.</summary>
    /// <param name="options">Where and what.</param>
    /// <param name="clock">Time for tokens and time stamps; null for the machine's own.</param>
    /// <param name="loggers">Where logs go; null for nowhere.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="SandboxStartException">It cannot run here; the message is one line that says why.</exception>
    public static async Task<SandboxGitHub> StartAsync(
        SandboxOptions options,
        TimeProvider? clock = null,
        ILoggerFactory? loggers = null,
        CancellationToken cancellationToken = default)
    {
        await GitRequirement.Check(cancellationToken);
        var folder = DataFolder.Open(options.DataFolder);
        var app = SandboxHost.Build(options, folder, clock ?? TimeProvider.System, loggers ?? NullLoggerFactory.Instance);
        var sandbox = new SandboxGitHub(app, folder);
        try
        {
            await sandbox.Start(options, cancellationToken);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a repository with one commit on <c>main</c>; one that is there already is left as it is.</summary>
    /// <param name="owner">The account; the App is installed on it.</param>
    /// <param name="name">The repository's name.</param>
    /// <param name="isPrivate">Whether only tokens that cover it can see it.</param>
    /// <param name="cancellationToken">Gives the work up.</param>
    public async Task CreateRepositoryAsync(string owner, string name, bool isPrivate = false, CancellationToken cancellationToken = default)
    {
        if (!RepositoryName.IsOwner(owner) || !RepositoryName.IsName(name))
        {
            throw new ArgumentException($"{owner}/{name} is not a name for a repository", nameof(name));
        }

        await Service<RepositoryStore>().Create(owner, name, isPrivate, DemoRepository.Empty(name, Service<TimeProvider>().GetUtcNow()), cancellationToken);
    }

    /// <summary>Says whether a repository has draft pull requests; without them GitHub refuses a draft with 422.</summary>
    /// <param name="owner">The account.</param>
    /// <param name="name">The repository.</param>
    /// <param name="supported">Whether drafts can be opened.</param>
    /// <param name="cancellationToken">Gives the work up.</param>
    public Task SetDraftsSupportedAsync(string owner, string name, bool supported, CancellationToken cancellationToken = default) =>
        Change(owner, name, record => record with { DraftsSupported = supported }, cancellationToken);

    /// <summary>Sets what <c>rules/branches/{branch}</c> answers for a branch; nothing is enforced by it.</summary>
    /// <param name="owner">The account.</param>
    /// <param name="name">The repository.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="rules">A JSON array of rules as GitHub writes them.</param>
    /// <param name="cancellationToken">Gives the work up.</param>
    public Task SetRulesAsync(string owner, string name, string branch, string rules, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<JsonElement> parsed = [.. JsonElement.Parse(rules).EnumerateArray()];
        return Change(
            owner,
            name,
            record => record with { Rules = new Dictionary<string, IReadOnlyList<JsonElement>>(record.Rules) { [branch] = parsed } },
            cancellationToken);
    }

    /// <summary>Ends all installation tokens, as when the App is suspended and resumed.</summary>
    public void RevokeInstallationTokens() => Service<Tokens>().RevokeAll();

    /// <summary>Sends the <c>ping</c> event.</summary>
    public void Ping() => Service<WebhookOutbox>().Send(PingPayload.Of(Service<AppAccount>(), Service<WebhookTarget>(), Service<Urls>()));

    /// <summary>Stops answering; everything that was acknowledged is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Start(SandboxOptions options, CancellationToken cancellationToken)
    {
        var urls = Service<Urls>();
        urls.ListeningOn(options.Port);
        // Made now, so that its file is there for whoever reads it once the sandbox answers.
        _ = Service<Tokens>();
        var store = Service<RepositoryStore>();
        if (options.SeedDemo)
        {
            var seed = DemoRepository.Demo(Service<TimeProvider>().GetUtcNow());
            await store.Create(DemoRepository.Owner, DemoRepository.Name, isPrivate: false, seed, cancellationToken);
        }

        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException failure)
        {
            throw new SandboxStartException(
                $"The sandbox GitHub cannot listen on port {options.Port}: it is in use. Stop what uses it or set ORB_SANDBOX_PORT.", failure);
        }

        urls.ListeningOn(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port);
        // Branches that a killed process had moved and not told of.
        foreach (var repository in store.All)
        {
            await Service<BranchWatch>().Announce(repository, Actor.Person, cancellationToken);
        }
    }

    private Task<bool> Change(string owner, string name, Func<RepositoryRecord, RepositoryRecord> change, CancellationToken cancellationToken)
    {
        var repository = Service<RepositoryStore>().Find(owner, name) ?? throw new ArgumentException($"There is no repository {owner}/{name}", nameof(name));
        return repository.Change(
            draft =>
            {
                draft.Save(change(draft.Record));
                return Task.FromResult(true);
            },
            cancellationToken);
    }

    private T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
