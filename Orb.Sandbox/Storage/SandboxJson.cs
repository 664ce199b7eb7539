using System.Text.Json.Serialization;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Repositories;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Storage;

/// <summary>How the sandbox's own files are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(AppRecord))]
[JsonSerializable(typeof(TokenRecord[]))]
[JsonSerializable(typeof(RepositoryRecord))]
[JsonSerializable(typeof(DeliveryRecord))]
internal sealed partial class SandboxJson : JsonSerializerContext;
