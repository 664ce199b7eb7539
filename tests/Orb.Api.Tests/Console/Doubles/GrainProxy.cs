using System.Reflection;

namespace Orb.Api.Tests.Console.Doubles;

/// <summary>Stands for the grain factory and for every grain it hands out, and passes each call to a <see cref="GrainsDouble"/>.</summary>
public class GrainProxy : DispatchProxy
{
    internal GrainsDouble Grains { get; set; } = null!;

    internal string Key { get; set; } = "";

    internal static object Create(Type contract, GrainsDouble grains, string key)
    {
        var proxy = (GrainProxy)DispatchProxy.Create(contract, typeof(GrainProxy));
        proxy.Grains = grains;
        proxy.Key = key;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        return targetMethod.Name == nameof(IGrainFactory.GetGrain) && targetMethod.IsGenericMethod
            ? Create(targetMethod.GetGenericArguments()[0], Grains, args![0]!.ToString()!)
            : Grains.Answer(targetMethod, Key, args ?? []);
    }
}
