namespace Orb.Api.Tests.Console.Doubles;

internal sealed record GrainCall(Type Grain, string Method, string Key, IReadOnlyList<object?> Arguments);
