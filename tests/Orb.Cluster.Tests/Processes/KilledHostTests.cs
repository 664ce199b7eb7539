using Orb.Cluster.Tests.Clusters;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Processes;

/// <inheritdoc/>
public sealed class KilledHostTests(PostgresServer postgres, RedisServer redis) : ProcessTests(postgres, redis)
{
    [Fact]
    public async Task A_host_killed_while_it_clones_makes_the_workspace_when_it_is_back()
    {
        var silos = new[] { await Orb.StartServingSilo("disk0"), await Orb.StartServingSilo("disk1") };
        var api = Orb.StartApi();
        using var person = await Orb.Person();
        using var gitHub = Orb.GitHubPerson();
        await Eventually.Sees(() => person.Get("projects"), answer => answer.Succeeded, "The API is alive");
        await SetFault(gitHub, new { operation = "git.http.fetch", kind = "hang" });
        var project = await Begin(person);
        var workspace = $"workspaces/{(await person.Get(project)).Text("workspaceId")}";
        await FaultIsUsed(gitHub);
        var host = Directory.Exists(Orb.WorkspaceFolder("disk0", workspace[11..])) ? 0 : 1;
        await silos[host].Kill();

        var minute = TimeSpan.FromMinutes(1);
        await person.Shows(workspace, "waitingOn", "host", minute);
        await Orb.StartServingSilo($"disk{host}");
        var start = TimeProvider.System.GetTimestamp();
        await person.Shows(workspace, "state", "active", minute);
        Note($"The host was back, and its workspace was made {Seconds(start)} s later");
        await person.Shows(project, "waitingOn", "pullRequestRequest");
        AnswersWereFit(person, api);
        await Task.WhenAll(api.Stop(), silos[1 - host].Stop());
    }
}
