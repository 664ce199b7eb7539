using System.Collections.Concurrent;
using System.Reflection;

namespace Orb.Api.Tests.Console.Doubles;

/// <summary>Grains that answer what a test told them to, and remember what they were asked. A question nobody prepared fails.</summary>
internal sealed class GrainsDouble
{
    private static readonly MethodInfo Wrap = typeof(GrainsDouble).GetMethod(nameof(Done), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly ConcurrentDictionary<(Type Grain, string Method), Func<string, object?[], object?>> _answers = new();

    public GrainsDouble() => Factory = (IGrainFactory)GrainProxy.Create(typeof(IGrainFactory), this, "");

    public IGrainFactory Factory { get; }

    public ConcurrentQueue<GrainCall> Calls { get; } = new();

    /// <summary>Prepares the answer of a method; later preparations replace earlier ones.</summary>
    public GrainsDouble On<TGrain>(string method, Func<string, object?[], object?> answer)
    {
        _answers[(typeof(TGrain), method)] = answer;
        return this;
    }

    public IReadOnlyList<GrainCall> CallsOf<TGrain>(string method) => [.. Calls.Where(call => call.Grain == typeof(TGrain) && call.Method == method)];

    internal object? Answer(MethodInfo method, string key, object?[] arguments)
    {
        Calls.Enqueue(new GrainCall(method.DeclaringType!, method.Name, key, arguments));
        if (!_answers.TryGetValue((method.DeclaringType!, method.Name), out var answer))
        {
            throw new NotSupportedException($"Nobody prepared {method.DeclaringType!.Name}.{method.Name}.");
        }

        var value = answer(key, arguments);
        return method.ReturnType.IsGenericType
            ? Wrap.MakeGenericMethod(method.ReturnType.GetGenericArguments()).Invoke(obj: null, [value])
            : Task.CompletedTask;
    }

    private static Task<T> Done<T>(object? value) => Task.FromResult((T)value!);
}
