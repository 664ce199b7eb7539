using System.Data.Common;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.EndToEnd.Tests.Deployment;

/// <summary>docker-compose.yml and what it builds on: nobody runs it here, so whatever it names must be there.</summary>
public sealed partial class ComposeTests
{
    private static readonly JsonObject File = YamlFile.Read("docker-compose.yml");

    private static readonly IReadOnlyList<ComposeService> Services =
        [.. File["services"]!.AsObject().Select(service => new ComposeService(service.Key, service.Value!.AsObject()))];

    public static TheoryData<string> Names => [.. Services.Select(service => service.Name)];

    public static TheoryData<string> Ours => [.. Services.Where(service => service.BuildContext is not null).Select(service => service.Name)];

    [Fact]
    public void It_is_the_cluster_that_is_documented() => Assert.Equal(
        ["Orb.Api", "Orb.Sandbox", "Orb.Silo", "Orb.Silo"],
        Services.Select(service => service.Program?.Name).OfType<string>().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ours))]
    public void Every_variable_of_a_program_is_one_that_it_reads(string name)
    {
        var service = Service(name);
        var read = ReadSettings.Of(service.Program!.Value.Name);

        var unknown = service.Environment.Keys.Concat(SetByTheCommand(service))
            .Where(variable => !read.Contains(ReadSettings.KeyOf(variable)) && !IsOfTheHost(variable) && !IsConnectionString(variable));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_node_stands_on_the_same_Redis_and_PostgreSQL_and_both_are_services()
    {
        var backbones = Services.Where(service => service.Program?.Name is "Orb.Api" or "Orb.Silo")
            .Select(service => Assert.IsType<Backbone.Cluster>(ReadSettings.Backbone(service.Environment))).Distinct();

        var backbone = Assert.Single(backbones);
        Assert.StartsWith("redis:", Service(backbone.Redis.Split(':')[0]).Image, StringComparison.Ordinal);
        var database = new DbConnectionStringBuilder { ConnectionString = backbone.Postgres };
        var postgres = Service((string)database["Host"]);
        Assert.StartsWith("postgres:", postgres.Image, StringComparison.Ordinal);
        Assert.Equal(postgres.Environment["POSTGRES_USER"], database["Username"]);
        Assert.Equal(postgres.Environment["POSTGRES_DB"], database["Database"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_is_of_a_known_version_or_built_from_here(string name)
    {
        var service = Service(name);
        if (service.BuildContext is not { } context)
        {
            Assert.Matches(@"^[a-z0-9./-]+:\d", service.Image);
            return;
        }

        var dockerfile = Path.Combine(YamlFile.PathOf(context), "Dockerfile");
        Assert.True(System.IO.File.Exists(dockerfile), dockerfile);
        var image = new ImageFile(dockerfile);
        if (service.BuildTarget is { } target)
        {
            Assert.Contains(target, image.Stages);
        }

        var (program, path) = Assert.NotNull(service.Program);
        Assert.Contains(image.Published, published => $"{published.Folder}/{program}.dll" == path && Path.GetFileNameWithoutExtension(published.Project) == program);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_a_service_waits_for_is_there_and_can_tell_that_it_is_ready(string name) => Assert.All(Service(name).DependsOn, dependency =>
    {
        var other = Service(dependency.Key);
        Assert.Equal("service_healthy", dependency.Value);
        Assert.True(other.HasHealthCheck, other.Name);
    });

    [Fact]
    public void Every_volume_is_declared_and_every_declared_volume_is_used()
    {
        var used = Services.SelectMany(service => service.Volumes).Select(volume => volume.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var folders = used.Where(source => source.StartsWith('.') || source.StartsWith('/')).ToList();

        Assert.All(folders, folder => Assert.True(Path.Exists(YamlFile.PathOf(folder)), folder));
        Assert.Equal(File["volumes"]!.AsObject().Select(volume => volume.Key).Order(StringComparer.Ordinal), used.Except(folders).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_a_program_is_told_of_lies_in_a_volume_of_its_service() => Assert.All(
        Services.Where(service => service.Program is not null),
        service => Assert.All(
            service.Environment.Values.Concat(service.Command.SelectMany(word => PathInACommand().Matches(word)).Select(match => match.Value))
                .Where(path => path.StartsWith('/') && path != service.Program!.Value.Path),
            path => Assert.Contains(service.Volumes, volume => (path + "/").StartsWith(volume.Split(':')[1] + "/", StringComparison.Ordinal))));

    [Fact]
    public void Ports_are_the_documented_ones_and_only_this_machine_reaches_them()
    {
        var sandbox = Assert.Single(Services, service => service.Program?.Name == "Orb.Sandbox");
        var api = Assert.Single(Services, service => service.Program?.Name == "Orb.Api");

        Assert.Equal(DocumentedPorts.Api, api.Number("ORB_PORT"));
        Assert.Equal(DocumentedPorts.Sandbox, sandbox.Number("ORB_SANDBOX_PORT"));
        Assert.Equal([$"127.0.0.1:{DocumentedPorts.Api}:{DocumentedPorts.Api}"], Services.SelectMany(service => service.Ports));
        Assert.Contains($"//localhost:{DocumentedPorts.Api}/health/ready", api.HealthCheck, StringComparison.Ordinal);
        Assert.Contains($"//localhost:{DocumentedPorts.Sandbox}/", sandbox.HealthCheck, StringComparison.Ordinal);
        Assert.All(
            Services.Where(service => service.Environment.ContainsKey("GITHUB_API_URL")),
            service => Assert.Equal($"http://localhost:{DocumentedPorts.Sandbox}/api/v3/", service.Environment["GITHUB_API_URL"]));
        Assert.Equal(
            [DocumentedPorts.Api, DocumentedPorts.Sandbox],
            new ImageFile(YamlFile.PathOf("Dockerfile")).Exposed.Select(port => int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Nodes_that_share_a_network_listen_on_ports_of_their_own()
    {
        var nodes = Services.Where(service => service.Program is not null).ToList();
        Assert.NotNull(Service(Assert.Single(nodes.Select(node => node.Network).Distinct())));

        var ports = nodes.SelectMany(node => node.Environment).Where(variable => variable.Key.EndsWith("Port", StringComparison.OrdinalIgnoreCase)).Select(variable => variable.Value);
        Assert.Equal(6, ports.Count());
        Assert.Distinct(ports);
    }

    [Fact]
    public void No_secret_stands_in_clear()
    {
        Assert.Empty(
            from service in Services
            from variable in service.Environment
            where IsSecret(variable.Key) && !IsAFileOrReference(variable.Value)
            select $"{service.Name}: {variable.Key}");
        Assert.Empty(
            from service in Services
            from value in service.Environment.Values.Concat(service.Command)
            from part in value.Split(';', ',', ' ')
            let setting = part.Split('=', 2)
            where setting.Length == 2 && IsSecret(setting[0]) && !IsAFileOrReference(setting[1])
            select $"{service.Name}: {setting[0]}");
        Assert.DoesNotMatch("-----BEGIN|gh[pous]_[A-Za-z0-9]{16}|sk-ant-", System.IO.File.ReadAllText(YamlFile.PathOf("docker-compose.yml")));
    }

    [Fact]
    public void The_image_holds_every_program_and_runs_none_as_root()
    {
        var image = new ImageFile(YamlFile.PathOf("Dockerfile"));

        Assert.Equal(["Orb.Api", "Orb.Sandbox", "Orb.Silo"], image.Published.Select(published => Path.GetFileNameWithoutExtension(published.Project)).Order(StringComparer.Ordinal));
        Assert.All(image.Published, published => Assert.True(System.IO.File.Exists(YamlFile.PathOf(published.Project)), published.Project));
        var (stage, from, to) = Assert.Single(image.Copied);
        Assert.Contains(stage, image.Stages);
        Assert.Equal(from, to);
        Assert.All(image.Published, published => Assert.StartsWith(from + "/", published.Folder, StringComparison.Ordinal));
        Assert.NotEqual("root", image.User);
        Assert.Equal(image.Volume, image.Environment["ORB_DATA"]);
        Assert.All(image.Bases, known => Assert.EndsWith($":{Environment.Version.Major}.0", known, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_script_of_the_database_is_in_the_silo() => Assert.Equal(
        Directory.EnumerateFiles(YamlFile.PathOf("deploy/postgres")).Select(path => $"migrations/postgres/{Path.GetFileName(path)}").Order(StringComparer.Ordinal),
        typeof(Silo.Hosting.SiloHosting).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("migrations/postgres/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private static ComposeService Service(string name) => Assert.Single(Services, service => service.Name == name);

    private static IEnumerable<string> SetByTheCommand(ComposeService service) =>
        service.Command.SelectMany(word => Assignment().Matches(word)).Select(match => match.Groups["name"].Value);

    // .NET's own hosts read it, under the prefix of either.
    private static bool IsOfTheHost(string variable) => variable is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT";

    // Read by Backbone, which another of these tests asks.
    private static bool IsConnectionString(string variable) => variable is "ConnectionStrings__Redis" or "ConnectionStrings__Postgres";

    private static bool IsSecret(string name) => Secret().IsMatch(name);

    private static bool IsAFileOrReference(string value) => value.StartsWith('/') || value.StartsWith('$');

    [GeneratedRegex("(?<name>[A-Za-z_]+)=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?<=^|[\s(])/[a-z][^\s)]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathInACommand();

    [GeneratedRegex("password|passwd|secret|token|private_?key|api_?key|pwd", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
