using System.Text;

namespace Orb.Sandbox.Http;

/// <summary>Opaque ids of GitHub's GraphQL: a kind and a key, in base 64.</summary>
internal static class NodeId
{
    public static string Of(string kind, object key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{kind}:{key}"));
}
