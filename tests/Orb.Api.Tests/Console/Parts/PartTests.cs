using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orb.Api.Hosting;
using Orb.Api.Tests.Console.Doubles;

namespace Orb.Api.Tests.Console.Parts;

/// <summary>Renders one component at <see cref="Sample.Now"/>.</summary>
public abstract class PartTests : IDisposable
{
    protected PartTests()
    {
        Parts.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Sample.Now));
        Parts.Services.AddSingleton<AntiforgeryStateProvider, FormToken>();
        Parts.Services.AddSingleton<IEnumerable<StandIn>>(StandIns);
    }

    private protected List<StandIn> StandIns { get; } = [];

    private protected BunitContext Parts { get; } = new();

    public void Dispose() => Parts.Dispose();

    private sealed class FormToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
