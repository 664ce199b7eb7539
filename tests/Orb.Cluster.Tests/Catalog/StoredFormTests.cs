using System.Text.Json;
using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Catalog;

/// <summary>What a person finds who looks into the database. Names that stand here are a contract with every database that exists.</summary>
public sealed class StoredFormTests(PostgresServer postgres, RedisServer redis) : ClusterTests(postgres, redis)
{
    [Fact]
    public async Task State_is_JSON_in_the_words_of_the_domain()
    {
        var workspace = await Project.BeginWithWorkspace();
        await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.FromHours(24), CleanupReason.Manual, "ada"), Cancel);
        await Project.RequestPullRequest();
        await Project.TendedPullRequest();

        var project = await Payload("workflow", Project.Id.Value);
        Assert.Equal("pullRequest", Text(project, "phase"));
        Assert.Equal("Greeting", Text(project, "name"));
        Assert.Equal(workspace.GetPrimaryKeyString(), Text(project, "workspaceId"));
        Assert.Equal("owner", Text(project.GetProperty("members")[0], "role"));
        Assert.Equal("demo", Text(project.GetProperty("repositories")[0].GetProperty("name"), "name"));

        var pullRequest = (await Payload("pull-requests", Project.Id.Value)).GetProperty("all")[0];
        Assert.Equal("open", Text(pullRequest, "status"));
        Assert.Equal("tended", Text(pullRequest, "step"));
        Assert.Equal("feature/greeting", Text(pullRequest.GetProperty("intent"), "branch"));
        Assert.Equal(1, pullRequest.GetProperty("claimEpoch").GetInt64());

        var stored = await Payload("workspace", workspace.GetPrimaryKeyString());
        Assert.Equal("cleanupScheduled", Text(stored, "state"));
        Assert.Equal("manual", Text(stored, "reason"));
        Assert.Equal(Project.Id.Value, Text(stored, "projectId"));
        Assert.True(stored.GetProperty("dueAt").TryGetDateTimeOffset(out _));
    }

    private async Task<JsonElement> Payload(string grainType, string key)
    {
        var text = await Cluster.Scalar<string>(
            "SELECT payload::text FROM orleansstorage WHERE graintypestring = $1 AND grainidextensionstring = $2", grainType, key);
        Assert.NotNull(text);
        return JsonElement.Parse(text);
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
