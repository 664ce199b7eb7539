namespace Orb.Api.Catalog;

/// <summary>The problems that the API itself finds. Grains answer further codes of their own, such as <c>repositoryHostUnknown</c>.</summary>
internal static class ProblemKinds
{
    public static readonly ProblemKind InvalidRequest = new("invalidRequest", 400, "The request is not valid");
    public static readonly ProblemKind MalformedJson = new("malformedJson", 400, "The body is not valid JSON");
    public static readonly ProblemKind BodyMissing = new("bodyMissing", 400, "A JSON body is required");
    public static readonly ProblemKind UnknownMember = new("unknownMember", 400, "The body has a member that does not exist");
    public static readonly ProblemKind BadCursor = new("badCursor", 400, "The cursor was not made by this list");
    public static readonly ProblemKind BadLastEventId = new("badLastEventId", 400, "The last event id is not a number");
    public static readonly ProblemKind BadIfMatch = new("badIfMatch", 400, "If-Match is not one entity tag");
    public static readonly ProblemKind BadIdempotencyKey = new("badIdempotencyKey", 400, "The idempotency key is not usable");
    public static readonly ProblemKind BadWebhook = new("badWebhook", 400, "Not a delivery of GitHub's");
    public static readonly ProblemKind Unauthenticated = new("unauthenticated", 401, "Who are you?");
    public static readonly ProblemKind BadSignature = new("badSignature", 401, "The signature is missing or wrong");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "Your role does not allow this");
    public static readonly ProblemKind CrossSite = new("crossSiteRequest", 403, "A session acts from the console's own pages only");
    public static readonly ProblemKind NotFound = new("notFound", 404, "There is nothing here");
    public static readonly ProblemKind ProjectNotFound = new("projectNotFound", 404, "There is no such project");
    public static readonly ProblemKind PullRequestNotFound = new("pullRequestNotFound", 404, "There is no such pull request");
    public static readonly ProblemKind WorkspaceNotFound = new("workspaceNotFound", 404, "There is no such workspace");
    public static readonly ProblemKind MethodNotAllowed = new("methodNotAllowed", 405, "This resource has no such method");
    public static readonly ProblemKind NotAcceptable = new("notAcceptable", 406, "No representation fits the Accept header");
    public static readonly ProblemKind IdempotencyKeyInUse = new("idempotencyKeyInUse", 409, "A request with this key is still running");
    public static readonly ProblemKind WorkspaceInUse = new("workspaceInUse", 409, "The workspace is in use");
    public static readonly ProblemKind WorkspacePinned = new("workspacePinned", 409, "The workspace is kept");
    public static readonly ProblemKind Outdated = new("outdated", 412, "It has changed since you looked");
    public static readonly ProblemKind BodyTooLarge = new("bodyTooLarge", 413, "The body is too large");
    public static readonly ProblemKind UnsupportedMediaType = new("unsupportedMediaType", 415, "The body must be application/json");
    public static readonly ProblemKind IdempotencyKeyReused = new("idempotencyKeyReused", 422, "The key was used with another body");
    public static readonly ProblemKind TooManyStreams = new("tooManyStreams", 429, "Too many event streams are open");
    public static readonly ProblemKind InternalError = new("internalError", 500, "Something went wrong on our side");
    public static readonly ProblemKind TemporarilyUnavailable = new("temporarilyUnavailable", 503, "Orb cannot answer right now");
    public static readonly ProblemKind WebhookNotConfigured = new("webhookNotConfigured", 503, "No webhook secret is configured");

    public static readonly IReadOnlyList<ProblemKind> All =
    [
        InvalidRequest, MalformedJson, BodyMissing, UnknownMember, BadCursor, BadLastEventId, BadIfMatch, BadIdempotencyKey, BadWebhook,
        Unauthenticated, BadSignature, Forbidden, CrossSite,
        NotFound, ProjectNotFound, PullRequestNotFound, WorkspaceNotFound, MethodNotAllowed, NotAcceptable,
        IdempotencyKeyInUse, WorkspaceInUse, WorkspacePinned, Outdated, BodyTooLarge, UnsupportedMediaType, IdempotencyKeyReused,
        TooManyStreams, InternalError, TemporarilyUnavailable, WebhookNotConfigured,
    ];

    /// <summary>What a bare status code means when nothing more is known.</summary>
    public static ProblemKind ForStatus(int status) => status switch
    {
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        406 => NotAcceptable,
        413 => BodyTooLarge,
        415 => UnsupportedMediaType,
        503 => TemporarilyUnavailable,
        >= 500 => InternalError with { Status = status },
        _ => InvalidRequest with { Status = status },
    };
}
