using System.Reflection;

namespace Orb.Api.Tests.Console.Words;

internal static class Constants
{
    /// <summary>The value of every text constant of a class, so that a new one is tested from its first day.</summary>
    public static IEnumerable<string> Of(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
