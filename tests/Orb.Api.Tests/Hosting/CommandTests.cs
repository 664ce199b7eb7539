using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Orb.Api.Hosting;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Tests.Hosting;

/// <summary>The executable itself.</summary>
public sealed class CommandTests
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"orb-command-{Guid.NewGuid():N}");

    [Fact]
    public async Task A_token_is_printed_and_nothing_else()
    {
        var (code, output, error) = await Run("token", "--user", "ann", "--role", "admin");
        Assert.True(code is 0, error);
        Assert.Equal(1, output.Count(character => character is '\n'));
        var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(output.Trim());
        Assert.Equal(("ann", "at+jwt", "ES256"), (token.Subject, token.Typ, token.Alg));
        Assert.Equal("admin", token.GetClaim("role").Value);
        Assert.Empty(error);
    }

    [Theory]
    [InlineData("token", "--role", "boss")]
    [InlineData("token", "--user", "")]
    [InlineData("token", "--colour", "red")]
    public async Task A_token_that_cannot_be_is_not_printed(params string[] arguments)
    {
        var (code, output, _) = await Run(arguments);
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("eyJ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_prints_no_token()
    {
        var (code, output, error) = await RunIn("Production", "token");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("Orb:Auth:Authority", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_data));
    }

    [Theory]
    [InlineData("--ConnectionStrings:Redis=localhost:1", "ConnectionStrings:Postgres")]
    [InlineData("--ConnectionStrings:Postgres=Host=localhost", "ConnectionStrings:Redis")]
    [InlineData("--ORB_PORT=70000", "ORB_PORT")]
    [InlineData("--Orb:Bind=everywhere", "Orb:Bind")]
    public async Task A_setting_that_cannot_be_is_one_line(string argument, string named)
    {
        string[] both = argument.Contains("ConnectionStrings", StringComparison.Ordinal)
            ? [argument]
            : [argument, "--ConnectionStrings:Redis=localhost:1", "--ConnectionStrings:Postgres=Host=localhost"];
        await FailsWith(named, both);
    }

    [Fact]
    public async Task A_port_in_use_is_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await FailsWith($"port {port} is in use", $"--ORB_PORT={port}", "--ConnectionStrings:Redis=localhost:1", "--ConnectionStrings:Postgres=Host=localhost");
    }

    [Fact]
    public async Task A_Redis_that_does_not_answer_is_one_line() => await FailsWith(
        "ConnectionStrings:Redis", "--ORB_PORT=0", "--ConnectionStrings:Redis=localhost:1", "--ConnectionStrings:Postgres=Host=localhost");

    [Fact]
    public void A_data_folder_that_cannot_be_written_is_named()
    {
        var file = Path.GetTempFileName();
        var refused = Assert.Throws<StartException>(() => new DataFolder(file).Private("keys"));
        Assert.Contains("ORB_DATA", StartErrors.Explain(refused, new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()), StringComparison.Ordinal);
        File.Delete(file);
    }

    private async Task FailsWith(string named, params string[] arguments)
    {
        var (code, _, error) = await Run(arguments);
        Assert.Equal(1, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.StartsWith("orb: ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) => RunIn("Development", arguments);

    private async Task<(int Code, string Output, string Error)> RunIn(string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Orb.Api.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment, ["ORB_DATA"] = _data },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
