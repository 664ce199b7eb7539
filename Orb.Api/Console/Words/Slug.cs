using System.Text.Json;

namespace Orb.Api.Console.Words;

/// <summary>The name of a status in an address, the same as in the HTTP API.</summary>
internal static class Slug
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The status that an address names; null for none and for one that does not exist.</summary>
    public static TEnum? Find<TEnum>(string? slug)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Of(value) == slug)
            {
                return value;
            }
        }

        return null;
    }
}
