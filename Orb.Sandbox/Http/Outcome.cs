namespace Orb.Sandbox.Http;

/// <summary>What was asked for, or GitHub's refusal.</summary>
internal abstract record Outcome<T>
{
    public sealed record Done(T Value) : Outcome<T>;

    public sealed record Refused(GitHubError Error) : Outcome<T>;

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(GitHubError error) => new Refused(error);

    public async Task<IResult> Then(Func<T, Task<IResult>> answer) => this switch
    {
        Done done => await answer(done.Value),
        Refused refused => refused.Error,
        var unknown => throw new InvalidOperationException($"Unhandled outcome {unknown}"),
    };
}
