using Orb.Sandbox.Http;

namespace Orb.Sandbox.Pulls;

/// <summary>What GitHub says of titles and bodies that it does not take. It calls their resource an issue, which every pull request also is.</summary>
internal static class PullTextRules
{
    private const int LongestTitle = 256;
    private const int LongestBody = 65_536;

    public static GitHubError? Check(string? title, string? body)
    {
        List<FieldError> errors = [];
        if (title is not null && string.IsNullOrWhiteSpace(title))
        {
            errors.Add(new FieldError("Issue", "missing_field", "title"));
        }

        if (title?.Length > LongestTitle)
        {
            errors.Add(TooLong("title", LongestTitle));
        }

        if (body?.Length > LongestBody)
        {
            errors.Add(TooLong("body", LongestBody));
        }

        return errors.Count > 0 ? GitHubError.Invalid([.. errors]) : null;
    }

    public static FieldError TooLong(string field, int most) =>
        FieldError.Custom("Issue", $"{field} is too long (maximum is {most} characters)", field);
}
