using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Catalog;

/// <summary>Which page of a list is asked for.</summary>
internal sealed record ListQuery : IChecked
{
    public const int DefaultLimit = 50;

    /// <summary>The most entries of the page.</summary>
    [FromQuery(Name = "limit"), Range(1, 100, ErrorMessage = "Must be {1} to {2}.")]
    public int? Limit { get; init; }

    /// <summary>Where to read on: <c>nextCursor</c> of the page before.</summary>
    [FromQuery(Name = "cursor"), StringLength(1000, ErrorMessage = "Must have at most {1} characters.")]
    public string? Cursor { get; init; }

    public PageRequest For(ClaimsPrincipal caller) =>
        new(caller.AsViewer(), Limit ?? DefaultLimit, string.IsNullOrEmpty(Cursor) ? null : Cursor);
}
