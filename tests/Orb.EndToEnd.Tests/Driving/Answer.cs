using System.Text.Json.Nodes;

namespace Orb.EndToEnd.Tests.Driving;

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string? MediaType, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException($"{Status} with no JSON.");

    public string this[string member] => (string?)Json[member] ?? throw new InvalidOperationException($"There is no {member} in {Text}");

    /// <summary>The answer itself when it has the status that was hoped for.</summary>
    public Answer With(int status)
    {
        Assert.True(Status == status, $"{status} was expected, {Status} came: {Text}");
        return this;
    }

    /// <summary>A refusal as RFC 9457 has it, with the code that a program can act on.</summary>
    public void IsProblem(int status, string code)
    {
        With(status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(code, this["code"]);
        Assert.Equal(status, (int?)Json["status"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)Json["title"]));
    }
}
