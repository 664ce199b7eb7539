using Orb.Sandbox.Accounts;

namespace Orb.Sandbox.Comments;

/// <summary>A comment in the conversation of a pull request.</summary>
internal sealed record CommentRecord(long Id, int Number, Actor Author, string Text, DateTimeOffset CreatedAt);
