using System.Text.Json;
using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Cluster.Tests.Catalog;

/// <summary>What a person finds who looks into the database. Names that stand here are a contract with every database that exists.</summary>
public sealed class StoredFormTests(SharedCluster shared) : SharedClusterTests(shared)
{
    [Fact]
    public async Task State_is_JSON_in_the_words_of_the_domain()
    {
        var workspace = await Project.BeginWithWorkspace();
        await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.FromHours(24), CleanupReason.Manual, "ada"), Cancel);
        await Project.RequestPullRequest();
        await Project.TendedPullRequest();

        // A grain that works on may answer what it is about to store.
        var project = await Stored("workflow", Project.Id.Value, payload => Text(payload, "phase") == "pullRequest");
        Assert.Equal("Greeting", Text(project, "name"));
        Assert.Equal(workspace.GetPrimaryKeyString(), Text(project, "workspaceId"));
        Assert.Equal("owner", Text(project.GetProperty("members")[0], "role"));
        Assert.Equal("demo", Text(project.GetProperty("repositories")[0].GetProperty("name"), "name"));

        var pullRequests = await Stored("pull-requests", Project.Id.Value, payload => Text(payload.GetProperty("all")[0], "step") == "tended");
        var pullRequest = pullRequests.GetProperty("all")[0];
        Assert.Equal("open", Text(pullRequest, "status"));
        Assert.StartsWith("feature/greeting", Text(pullRequest.GetProperty("intent"), "branch"), StringComparison.Ordinal);
        Assert.Equal(1, pullRequest.GetProperty("claimEpoch").GetInt64());

        var stored = await Stored("workspace", workspace.GetPrimaryKeyString(), payload => Text(payload, "state") == "cleanupScheduled");
        Assert.Equal("manual", Text(stored, "reason"));
        Assert.Equal(Project.Id.Value, Text(stored, "projectId"));
        Assert.True(stored.GetProperty("dueAt").TryGetDateTimeOffset(out _));
    }

    private Task<JsonElement> Stored(string grainType, string key, Predicate<JsonElement> fits) => Eventually.Sees(
        async () => JsonElement.Parse((await Cluster.Scalar<string>(
            "SELECT payload::text FROM orleansstorage WHERE graintypestring = $1 AND grainidextensionstring = $2", grainType, key))!),
        fits,
        $"The state of {grainType} is stored");

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
