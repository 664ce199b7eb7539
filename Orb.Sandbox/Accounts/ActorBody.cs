using System.Text.Json.Nodes;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Accounts;

/// <summary>GitHub's "simple user".</summary>
internal static class ActorBody
{
    public static JsonObject Of(Actor actor, Urls urls)
    {
        var api = $"{urls.Api}/users/{Uri.EscapeDataString(actor.Login)}";
        return new JsonObject
        {
            ["login"] = actor.Login,
            ["id"] = actor.Id,
            ["node_id"] = NodeId.Of(actor.Type, actor.Id),
            ["avatar_url"] = $"{urls.Web}/avatars/{actor.Id}",
            ["gravatar_id"] = "",
            ["url"] = api,
            ["html_url"] = $"{urls.Web}/{Uri.EscapeDataString(actor.Login)}",
            ["followers_url"] = $"{api}/followers",
            ["following_url"] = $"{api}/following{{/other_user}}",
            ["gists_url"] = $"{api}/gists{{/gist_id}}",
            ["starred_url"] = $"{api}/starred{{/owner}}{{/repo}}",
            ["subscriptions_url"] = $"{api}/subscriptions",
            ["organizations_url"] = $"{api}/orgs",
            ["repos_url"] = $"{api}/repos",
            ["events_url"] = $"{api}/events{{/privacy}}",
            ["received_events_url"] = $"{api}/received_events",
            ["type"] = actor.Type,
            ["user_view_type"] = "public",
            ["site_admin"] = false,
        };
    }
}
