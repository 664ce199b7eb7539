using System.Text.Json;
using System.Text.Json.Serialization;
using Orb.Api.Monitoring;
using Orb.Api.PullRequests;
using Orb.Api.Workflow;
using Orb.Api.Workspaces;

namespace Orb.Api.Catalog;

/// <summary>The JSON of the API: camelCase, enumerations by name, and nothing accepted that would be ignored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CreateProjectRequest))]
[JsonSerializable(typeof(SetMemberRequest))]
[JsonSerializable(typeof(RequestPullRequestRequest))]
[JsonSerializable(typeof(CleanupWorkspaceRequest))]
[JsonSerializable(typeof(KeepWorkspaceRequest))]
[JsonSerializable(typeof(ProjectResponse))]
[JsonSerializable(typeof(ListResponse<ProjectResponse>))]
[JsonSerializable(typeof(ListResponse<MemberResponse>))]
[JsonSerializable(typeof(ProjectEventResponse))]
[JsonSerializable(typeof(PullRequestResponse))]
[JsonSerializable(typeof(ListResponse<PullRequestResponse>))]
[JsonSerializable(typeof(WorkspaceResponse))]
[JsonSerializable(typeof(ListResponse<WorkspaceResponse>))]
[JsonSerializable(typeof(ListResponse<AuditEntryResponse>))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(ReadinessResponse))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string[]>))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    private const int DeepestBody = 32;

    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = DeepestBody;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
