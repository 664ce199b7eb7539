using System.Globalization;
using System.Net;
using Octokit;
using Orb.Grains.PullRequests;
using Polly.Timeout;

namespace Orb.Silo.PullRequests;

/// <summary>
/// Tells GitHub's refusals apart. GitHub says some things only in words, in its REST documentation and in its answers ("Troubleshooting the REST API",
/// "Rate limits for the REST API"), so words are what is looked at where there is nothing else.
/// </summary>
internal static class GitHubFailures
{
    private static readonly TimeSpan SecondaryLimitPause = TimeSpan.FromMinutes(1);

    /// <summary>The failure that an exception means; null for an exception that is a mistake of ours.</summary>
    public static GitHubFailure? Read(Exception exception, DateTimeOffset now) => exception switch
    {
        ApiException { HttpResponse: not null } api when IsLimit(api) =>
            new GitHubFailure(GitHubFailureKind.RateLimited, Words(api), RetryAt(api, now)),
        AuthorizationException api => new GitHubFailure(GitHubFailureKind.Unauthorized, Words(api)),
        NotFoundException api => new GitHubFailure(GitHubFailureKind.NotFound, Words(api)),
        ForbiddenException api => new GitHubFailure(Forbidden(Words(api)), Words(api)),
        ApiException { StatusCode: HttpStatusCode.UnavailableForLegalReasons } api =>
            new GitHubFailure(GitHubFailureKind.RepositoryClosed, Words(api)),
        ApiException { StatusCode: HttpStatusCode.UnprocessableEntity } api => new GitHubFailure(Unprocessable(api), Words(api)),
        ApiException { StatusCode: >= HttpStatusCode.InternalServerError } api => new GitHubFailure(GitHubFailureKind.Unreachable, Words(api)),
        ApiException api => new GitHubFailure(GitHubFailureKind.Refused, Words(api)),
        // Octokit refuses some requests before GitHub could.
        ArgumentException argument => new GitHubFailure(GitHubFailureKind.Refused, argument.Message),
        HttpRequestException or IOException or TimeoutRejectedException or TaskCanceledException or TimeoutException =>
            new GitHubFailure(GitHubFailureKind.Unreachable, $"GitHub did not answer: {exception.Message}"),
        // A truncated body does not parse; what was asked may have been done.
        System.Runtime.Serialization.SerializationException or System.Text.Json.JsonException =>
            new GitHubFailure(GitHubFailureKind.Unreachable, "GitHub's answer broke off."),
        _ => null,
    };

    private static bool IsLimit(ApiException exception) =>
        exception.StatusCode is HttpStatusCode.TooManyRequests
        || (exception.StatusCode is HttpStatusCode.Forbidden
            && (exception is RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException
                || Header(exception, "x-ratelimit-remaining") == "0"
                || Header(exception, "retry-after") is not null
                || Says(Words(exception), "rate limit")));

    private static DateTimeOffset RetryAt(ApiException exception, DateTimeOffset now)
    {
        if (int.TryParse(Header(exception, "retry-after"), CultureInfo.InvariantCulture, out var seconds))
        {
            return now + TimeSpan.FromSeconds(seconds);
        }

        return Header(exception, "x-ratelimit-remaining") == "0"
            && long.TryParse(Header(exception, "x-ratelimit-reset"), CultureInfo.InvariantCulture, out var reset)
            ? DateTimeOffset.FromUnixTimeSeconds(reset) + TimeSpan.FromSeconds(1)
            : now + SecondaryLimitPause;
    }

    private static GitHubFailureKind Forbidden(string words) =>
        Says(words, "archived") || Says(words, "disabled") || Says(words, "upgrade") ? GitHubFailureKind.RepositoryClosed
        : GitHubFailureKind.PermissionMissing;

    private static GitHubFailureKind Unprocessable(ApiException exception)
    {
        var words = Words(exception);
        return Says(words, "already exists") ? GitHubFailureKind.AlreadyExists
            : Says(words, "no commits between") ? GitHubFailureKind.NoCommits
            : Says(words, "no history in common") ? GitHubFailureKind.UnrelatedHistories
            : HasInvalid(exception, "head") ? GitHubFailureKind.HeadInvalid
            : HasInvalid(exception, "base") ? GitHubFailureKind.BaseInvalid
            : Says(words, "could not resolve to a node") ? GitHubFailureKind.Unreachable
            : GitHubFailureKind.Refused;
    }

    private static bool HasInvalid(ApiException exception, string field) =>
        exception.ApiError?.Errors?.Any(error => error.Field == field && error.Code is "invalid" or "missing") is true;

    private static string Words(ApiException exception)
    {
        var error = exception.ApiError;
        var details = error?.Errors?.Select(detail => detail.Message ?? string.Join(' ', detail.Resource, detail.Field, detail.Code)) ?? [];
        var words = string.Join("; ", new[] { error?.Message ?? exception.Message }.Concat(details).Where(text => !string.IsNullOrWhiteSpace(text)));
        return $"GitHub says: {words}";
    }

    private static string? Header(ApiException exception, string name) =>
        exception.HttpResponse?.Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool Says(string words, string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);
}
