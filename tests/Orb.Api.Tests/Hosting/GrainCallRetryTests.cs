using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Orb.Api.Hosting;

namespace Orb.Api.Tests.Hosting;

public sealed class GrainCallRetryTests
{
    [Fact]
    public async Task A_call_that_a_dead_silo_took_along_is_made_again()
    {
        var calls = await CallsWhen(first => first ? throw new SiloUnavailableException("gone") : null);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_failure_that_comes_as_an_answer_counts_too()
    {
        var calls = await CallsWhen(first => Orleans.Serialization.Invocation.Response.FromException(first ? new SiloUnavailableException("gone") : new FormatException()));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_call_is_made_again_once_and_no_more()
    {
        var calls = 0;
        await Assert.ThrowsAsync<SiloUnavailableException>(() => Invoke(() =>
        {
            calls++;
            throw new SiloUnavailableException("gone");
        }));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_call_that_timed_out_has_used_up_its_time_and_is_not_made_again()
    {
        var calls = 0;
        await Assert.ThrowsAsync<TimeoutException>(() => Invoke(() =>
        {
            calls++;
            throw new TimeoutException();
        }));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_refusal_of_the_grain_itself_is_not_asked_for_twice()
    {
        var calls = 0;
        await Assert.ThrowsAsync<FormatException>(() => Invoke(() =>
        {
            calls++;
            throw new FormatException();
        }));
        Assert.Equal(1, calls);
    }

    private static async Task<int> CallsWhen(Func<bool, Orleans.Serialization.Invocation.Response?> answer)
    {
        var calls = 0;
        await Invoke(() => answer(calls++ is 0));
        return calls;
    }

    private static Task Invoke(Func<Orleans.Serialization.Invocation.Response?> answer)
    {
        var context = DispatchProxy.Create<IOutgoingGrainCallContext, ContextProxy>();
        ((ContextProxy)(object)context).Answer = answer;
        return new GrainCallRetry(NullLogger<GrainCallRetry>.Instance).Invoke(context);
    }

    public class ContextProxy : DispatchProxy
    {
        private Orleans.Serialization.Invocation.Response? _response;

        public Func<Orleans.Serialization.Invocation.Response?> Answer { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod!.Name)
            {
                case "Invoke":
                    return Run();
                case "get_Response":
                    return _response;
                default:
                    return null;
            }
        }

        private async Task Run()
        {
            await Task.Yield();
            _response = Answer();
        }
    }
}
