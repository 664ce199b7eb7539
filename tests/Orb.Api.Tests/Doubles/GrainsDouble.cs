using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Orb.Api.Tests.Doubles;

/// <summary>One call that reached a grain.</summary>
public sealed record GrainCall(Type Grain, string Method, object Key, IReadOnlyList<object?> Arguments)
{
    public T Argument<T>() => Arguments.OfType<T>().First();
}

/// <summary>Stands where the cluster is: every grain method answers what a test scripted, and a call that nobody scripted is an error.</summary>
public sealed class GrainsDouble
{
    private readonly ConcurrentDictionary<(Type Grain, string Method), Func<GrainCall, object>> _scripts = new();

    public ConcurrentQueue<GrainCall> Calls { get; } = new();

    public IGrainFactory Factory
    {
        get
        {
            var factory = DispatchProxy.Create<IGrainFactory, FactoryProxy>();
            ((FactoryProxy)(object)factory).Grains = this;
            return factory;
        }
    }

    public GrainsDouble On<TGrain, TResult>(Expression<Func<TGrain, Task<TResult>>> method, Func<GrainCall, TResult> answer)
    {
        _scripts[(typeof(TGrain), NameOf(method))] = call => Task.FromResult(answer(call));
        return this;
    }

    public GrainsDouble OnAsync<TGrain, TResult>(Expression<Func<TGrain, Task<TResult>>> method, Func<GrainCall, Task<TResult>> answer)
    {
        _scripts[(typeof(TGrain), NameOf(method))] = answer;
        return this;
    }

    public GrainsDouble On<TGrain>(Expression<Func<TGrain, Task>> method, Action<GrainCall> act)
    {
        _scripts[(typeof(TGrain), NameOf(method))] = call =>
        {
            act(call);
            return Task.CompletedTask;
        };
        return this;
    }

    public IEnumerable<GrainCall> CallsTo<TGrain>(string method) => Calls.Where(call => call.Grain == typeof(TGrain) && call.Method == method);

    internal object Answer(GrainCall call)
    {
        Calls.Enqueue(call);
        return _scripts.TryGetValue((call.Grain, call.Method), out var script)
            ? script(call)
            : throw new InvalidOperationException($"Nobody scripted {call.Grain.Name}.{call.Method}.");
    }

    private static string NameOf(LambdaExpression method) => ((MethodCallExpression)method.Body).Method.Name;

    public class FactoryProxy : DispatchProxy
    {
        public GrainsDouble Grains { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var grain = targetMethod!.GetGenericArguments().Single();
            return typeof(GrainProxy).GetMethod(nameof(GrainProxy.Make))!.MakeGenericMethod(grain).Invoke(null, [Grains, args![0]]);
        }
    }

    public class GrainProxy : DispatchProxy
    {
        private GrainsDouble _grains = null!;
        private Type _grain = null!;
        private object _key = null!;

        public static TGrain Make<TGrain>(GrainsDouble grains, object key)
            where TGrain : class
        {
            var proxy = Create<TGrain, GrainProxy>();
            var self = (GrainProxy)(object)proxy;
            (self._grains, self._grain, self._key) = (grains, typeof(TGrain), key);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            _grains.Answer(new GrainCall(_grain, targetMethod!.Name, _key, args ?? []));
    }
}
