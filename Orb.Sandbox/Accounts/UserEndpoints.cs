using System.Text.Json.Nodes;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Accounts;

/// <summary>What a person asks about themselves and about the server.</summary>
internal static class UserEndpoints
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch;

    public static void MapUser(this RouteGroupBuilder api)
    {
        api.MapGet("/user", Get).Named("user.get", new Need.Token(), "users/users#get-the-authenticated-user");
        api.MapGet("/rate_limit", Limits).Named("rate_limit.get", new Need.Nothing(), "rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user");
        api.MapGet("/meta", Meta).Named("meta.get", new Need.Nothing(), "meta/meta#get-apiname-meta-information");
    }

    private static IResult Get(HttpContext context, Urls urls)
    {
        if (context.Caller() is not Caller.Person)
        {
            return GitHubError.NotAccessible;
        }

        var body = ActorBody.Of(Actor.Person, urls);
        foreach (var (name, value) in Profile())
        {
            body[name] = value;
        }

        context.Response.Headers["x-oauth-scopes"] = "repo, workflow";
        return Body.Ok(body);
    }

    private static IResult Limits(HttpContext context, RateLimit limits) => Body.Ok(limits.ToJson(context));

    private static IResult Meta() => Body.Ok(new JsonObject
    {
        ["verifiable_password_authentication"] = false,
        ["installed_version"] = "3.19.0",
    });

    private static Dictionary<string, JsonNode?> Profile() => new()
    {
        ["name"] = "Developer",
        ["company"] = null,
        ["blog"] = "",
        ["location"] = null,
        ["email"] = null,
        ["hireable"] = null,
        ["bio"] = null,
        ["twitter_username"] = null,
        ["public_repos"] = 0,
        ["public_gists"] = 0,
        ["followers"] = 0,
        ["following"] = 0,
        ["created_at"] = LongAgo.ToGitHub(),
        ["updated_at"] = LongAgo.ToGitHub(),
    };
}
