using System.ComponentModel.DataAnnotations;

namespace Orb.Api.Catalog;

/// <summary>Bounds the length of every text in a list.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EachLengthAttribute(int minimum, int maximum) : ValidationAttribute
{
    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is IEnumerable<string?> texts && texts.Any(text => text is not null && (text.Trim().Length < Minimum || text.Length > Maximum))
            ? new ValidationResult($"Each must have {Minimum} to {Maximum} characters.", [validationContext.MemberName!])
            : ValidationResult.Success;
}
