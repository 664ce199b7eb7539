using Orb.Sandbox.Hosting;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Hosting;

public sealed class StartTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task The_first_start_writes_secrets_that_only_their_owner_reads()
    {
        await using var driver = await SandboxDriver.Start();
        var folder = Path.Combine(driver.DataFolder, "sandbox");

        foreach (var file in new[] { "token", "app.pem", "webhook-secret", "app.json" })
        {
            var path = Path.Combine(folder, file);
            Assert.True(File.Exists(path), file);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }

        Assert.Equal(driver.Sandbox.PersonalToken, await File.ReadAllTextAsync(Path.Combine(folder, "token"), Cancel));
        Assert.Equal(driver.Sandbox.PrivateKeyPath, Path.Combine(folder, "app.pem"));
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_message()
    {
        await using var driver = await SandboxDriver.Start();
        using var other = new TestFolder();
        var port = driver.Sandbox.BaseUrl.Port;

        var failure = await Assert.ThrowsAsync<SandboxStartException>(
            () => SandboxGitHub.StartAsync(new SandboxOptions { DataFolder = other.Path, Port = port }, cancellationToken: Cancel));

        Assert.Equal($"The sandbox GitHub cannot listen on port {port}: it is in use. Stop what uses it or set ORB_SANDBOX_PORT.", failure.Message);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_clear_message()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "not a folder", Cancel);

        var failure = await Assert.ThrowsAsync<SandboxStartException>(
            () => SandboxGitHub.StartAsync(new SandboxOptions { DataFolder = file, Port = 0 }, cancellationToken: Cancel));

        Assert.Contains("cannot write to", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ORB_DATA", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_serves_one_sandbox_at_a_time()
    {
        await using var driver = await SandboxDriver.Start();

        var failure = await Assert.ThrowsAsync<SandboxStartException>(
            () => SandboxGitHub.StartAsync(new SandboxOptions { DataFolder = driver.DataFolder, Port = 0 }, cancellationToken: Cancel));

        Assert.Contains("in use by another process", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_no_repository_is_refused()
    {
        await using var driver = await SandboxDriver.Start();

        await Assert.ThrowsAsync<ArgumentException>(() => driver.Sandbox.CreateRepositoryAsync("octo", "../escape", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => driver.Sandbox.CreateRepositoryAsync("api", "v3", cancellationToken: Cancel));
    }
}
