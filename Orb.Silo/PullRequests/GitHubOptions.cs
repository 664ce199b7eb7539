using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Orb.Silo.PullRequests;

/// <summary>Which GitHub, and as whom. Either an App (<see cref="AppId"/> and <see cref="PrivateKeyPath"/>) or a <see cref="Token"/>.</summary>
public sealed class GitHubOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Orb:GitHub";

    /// <summary>The REST root: <c>https://api.github.com/</c>, or <c>https://ghe.example/api/v3/</c> (<c>GITHUB_API_URL</c>).</summary>
    [Required, Url]
    public string ApiUrl { get; init; } = "https://api.github.com/";

    /// <summary>The GitHub App's id (<c>GITHUB_APP_ID</c>).</summary>
    [Range(1, long.MaxValue)]
    public long? AppId { get; init; }

    /// <summary>The App's private key, a PEM file (<c>GITHUB_APP_PRIVATE_KEY_PATH</c>).</summary>
    public string? PrivateKeyPath { get; init; }

    /// <summary>A personal token, for a small set-up without an App (<c>GITHUB_TOKEN</c>).</summary>
    public string? Token { get; init; }

    /// <summary>The longest a single call may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The REST root with the slash that relative addresses need.</summary>
    public Uri ApiRoot => new(ApiUrl.EndsWith('/') ? ApiUrl : ApiUrl + "/");

    /// <summary>Where people look at repositories, and where git clones from.</summary>
    public Uri WebRoot => ApiRoot.Host is "api.github.com"
        ? new Uri("https://github.com/")
        : new Uri(ApiRoot.GetLeftPart(UriPartial.Authority) + "/");
}

[OptionsValidator]
internal sealed partial class GitHubOptionsValidator : IValidateOptions<GitHubOptions>;

/// <summary>What no attribute can say.</summary>
internal sealed class GitHubIdentityValidator : IValidateOptions<GitHubOptions>
{
    public ValidateOptionsResult Validate(string? name, GitHubOptions options) => options switch
    {
        { AppId: null, PrivateKeyPath: null, Token: null or "" } => ValidateOptionsResult.Fail(
            "Orb has no identity at GitHub: set GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY_PATH, or GITHUB_TOKEN."),
        { AppId: null, PrivateKeyPath: not null } => ValidateOptionsResult.Fail(
            "GITHUB_APP_PRIVATE_KEY_PATH (Orb:GitHub:PrivateKeyPath) is set, but GITHUB_APP_ID (Orb:GitHub:AppId) is not."),
        { AppId: not null, PrivateKeyPath: null } => ValidateOptionsResult.Fail(
            "GITHUB_APP_ID (Orb:GitHub:AppId) is set, but GITHUB_APP_PRIVATE_KEY_PATH (Orb:GitHub:PrivateKeyPath) is not."),
        { PrivateKeyPath: { } path } when !File.Exists(path) => ValidateOptionsResult.Fail(
            $"GITHUB_APP_PRIVATE_KEY_PATH (Orb:GitHub:PrivateKeyPath) names {path}, which is not there."),
        _ => ValidateOptionsResult.Success,
    };
}
