using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Orb.Api.Catalog;

/// <summary>Checks requests by the attributes of their members, those of nested ones too, and names what is wrong the way the caller wrote it.</summary>
internal sealed class RequestCheck : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var errors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var request in context.Arguments.OfType<IChecked>())
        {
            Check(request, prefix: string.Empty, errors);
        }

        return errors.Count is 0
            ? next(context)
            : ValueTask.FromResult<object?>(Problems.Invalid(
                ProblemKinds.InvalidRequest,
                "See 'errors' for what is wrong with each field.",
                errors.ToDictionary(field => field.Key, field => field.Value.ToArray(), StringComparer.Ordinal)));
    }

    internal static void Check(IChecked request, string prefix, Dictionary<string, List<string>> errors)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true);
        foreach (var result in results)
        {
            foreach (var member in result.MemberNames.DefaultIfEmpty(string.Empty))
            {
                Add(errors, prefix + JsonNamingPolicy.CamelCase.ConvertName(member), result.ErrorMessage ?? "Not valid.");
            }
        }

        foreach (var property in request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            CheckInside(property.GetValue(request), prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name), errors);
        }
    }

    private static void CheckInside(object? value, string field, Dictionary<string, List<string>> errors)
    {
        switch (value)
        {
            // PostgreSQL cannot store it, so it must not get that far.
            case string text when text.Contains('\0', StringComparison.Ordinal):
                Add(errors, field, "Must not contain U+0000.");
                break;
            case IChecked nested:
                Check(nested, field + ".", errors);
                break;
            case IEnumerable list and not string:
                var index = 0;
                foreach (var element in list)
                {
                    var place = $"{field}[{index++}]";
                    if (element is null)
                    {
                        Add(errors, place, "Must not be null.");
                    }

                    CheckInside(element, place, errors);
                }

                break;
        }
    }

    private static void Add(Dictionary<string, List<string>> errors, string field, string message)
    {
        if (!errors.TryGetValue(field, out var messages))
        {
            errors[field] = messages = [];
        }

        messages.Add(message);
    }
}
