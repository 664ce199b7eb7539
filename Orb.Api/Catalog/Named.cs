using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Orb.Api.Catalog;

/// <summary>A value of an enumeration in a query, by the same camelCase name that it has in JSON and by nothing else.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal readonly record struct Named<T>(T Value) : IParsable<Named<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Names =
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static Named<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is not a {typeof(T).Name}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Named<T> result)
    {
        var found = Names.TryGetValue(s ?? string.Empty, out var value);
        result = new Named<T>(value);
        return found;
    }
}
