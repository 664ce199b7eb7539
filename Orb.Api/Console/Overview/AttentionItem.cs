using Orb.Api.Console.Words;

namespace Orb.Api.Console.Overview;

/// <summary>Something that does not move before a person acts.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Why">What the person can do.</param>
/// <param name="Href">Where to do it.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Since">Since when it has been so.</param>
public sealed record AttentionItem(string Title, string Why, string Href, StatusWord Status, DateTimeOffset Since);
