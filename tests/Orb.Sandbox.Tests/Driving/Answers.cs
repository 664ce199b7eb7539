using System.Text.Json;

namespace Orb.Sandbox.Tests.Driving;

/// <summary>Reads answers.</summary>
public static class Answers
{
    public static async Task<JsonElement> Json(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(SandboxDriver.Cancel));

    public static async Task<string> Message(this HttpResponseMessage response) => (await response.Json()).GetProperty("message").GetString()!;

    /// <summary>The errors of a 422, each as its fields in alphabetical order.</summary>
    public static async Task<string> Errors(this HttpResponseMessage response)
    {
        var errors = (await response.Json()).GetProperty("errors").EnumerateArray();
        return string.Join(" | ", errors.Select(error =>
            string.Join(", ", error.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}={field.Value}"))));
    }
}
