using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Orb.EndToEnd.Tests.Driving;
using Orb.Testing;
using Orb.Testing.Processes;

namespace Orb.EndToEnd.Tests.Starting;

/// <summary>A start that cannot succeed says why in one line that names the setting to change.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _data = new("start");
    private readonly Dictionary<string, string> _settings;

    public StartTests() => _settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ORB_DATA"] = _data.Path,
        ["ORB_PORT"] = ListenPort.Free().ToString(CultureInfo.InvariantCulture),
        ["ORB_SANDBOX_PORT"] = ListenPort.Free().ToString(CultureInfo.InvariantCulture),
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ORB_PORT")]
    [InlineData("ORB_SANDBOX_PORT")]
    public async Task A_port_in_use_is_named(string setting)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        _settings[setting] = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        Assert.Contains(_settings[setting], await Refusal(setting), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ORB_PORT", "many")]
    [InlineData("ORB_PORT", "65536")]
    [InlineData("ORB_SANDBOX_PORT", "-1")]
    [InlineData("Orb__Bind", "nowhere", "Orb:Bind")]
    public async Task A_setting_that_cannot_be_read_is_named(string setting, string value, string? name = null)
    {
        _settings[setting] = value;
        Assert.Contains(value, await Refusal(name ?? setting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_data.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await Refusal("ORB_DATA", obeysPermissions: true);
    }

    [Fact]
    public async Task A_data_folder_below_a_file_is_named()
    {
        await File.WriteAllTextAsync(_data.Combine("file"), "", Cancel);
        _settings["ORB_DATA"] = _data.Combine("file/folder");
        await Refusal("ORB_DATA");
    }

    [Fact]
    public async Task A_database_that_is_none_is_named()
    {
        await File.WriteAllTextAsync(_data.Combine("orb.db"), new string('x', 8192), Cancel);
        Assert.Contains("orb.db", await Refusal("ORB_DATA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_another_Orb_uses_is_named()
    {
        await using var first = await RunningOrb.Start(Cancel);
        _settings["ORB_DATA"] = first.Settings["ORB_DATA"];
        await Refusal("ORB_DATA");
        (await first.Api.Get("projects", Cancel)).With(200);
    }

    [Theory]
    [InlineData("Redis", "localhost:1", "Postgres")]
    [InlineData("Postgres", "Host=localhost;Port=1;Username=orb", "Redis")]
    public async Task One_connection_string_without_the_other_is_refused(string given, string value, string missing)
    {
        _settings[$"ConnectionStrings__{given}"] = value;
        Assert.Contains($"ConnectionStrings:{missing}", await Refusal($"ConnectionStrings:{given}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Redis_that_does_not_answer_is_named()
    {
        _settings["ConnectionStrings__Redis"] = $"localhost:{ListenPort.Free()},connectTimeout=1000";
        _settings["ConnectionStrings__Postgres"] = "Host=localhost;Port=1;Username=orb";
        await Refusal("ConnectionStrings:Redis");
    }

    [Fact]
    public async Task A_GitHub_App_without_its_key_is_named()
    {
        _settings["GITHUB_APP_ID"] = "1001";
        await Refusal("GITHUB_APP_PRIVATE_KEY_PATH");
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_data.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _data.Dispose();
    }

    private async Task<string> Refusal(string setting, bool obeysPermissions = false)
    {
        await using var orb = new OrbProcess(OrbProgram.Api, _settings, obeysPermissions);
        orb.Launch();
        var exitCode = await orb.WaitForExit(Cancel);

        Assert.Equal(1, exitCode);
        Assert.True(orb.Errors.Count is 1, $"One line was expected:{Environment.NewLine}{string.Join(Environment.NewLine, orb.Errors)}");
        Assert.StartsWith("orb: ", orb.Errors[0], StringComparison.Ordinal);
        Assert.Contains(setting, orb.Errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", orb.Log, StringComparison.Ordinal);
        return orb.Errors[0];
    }
}
