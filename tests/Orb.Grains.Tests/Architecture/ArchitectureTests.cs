using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Workflow;
using Orb.Silo.Hosting;

namespace Orb.Grains.Tests.Architecture;

/// <summary>Holds what docs/architecture.md promises to a reader of the tree.</summary>
public sealed class ArchitectureTests
{
    private const int MostLines = 250;

    private static readonly string[] Features =
        ["Workflow", "PullRequests", "Workspaces", "RateLimiting", "Monitoring", "Hosting", "Catalog", "Security", "Console", "wwwroot", "Properties", "bin", "obj"];

    private static readonly string[] Products = ["Orb.Grains.Interfaces", "Orb.Grains", "Orb.Silo", "Orb.Api"];

    [Theory]
    [InlineData("Orb.Grains.Interfaces", "")]
    [InlineData("Orb.Grains", "Orb.Grains.Interfaces")]
    [InlineData("Orb.Silo", "Orb.Grains")]
    [InlineData("Orb.Sandbox", "")]
    [InlineData("Orb.Api", "Orb.Grains.Interfaces,Orb.Sandbox,Orb.Silo")]
    public void References_run_one_way(string project, string references) => Assert.Equal(
        references.Split(',', StringSplitOptions.RemoveEmptyEntries),
        XDocument.Load(Path.Combine(Root(), project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Only_the_embedded_mode_of_the_Api_touches_the_silo_and_the_sandbox()
    {
        string[] others = ["Orb.Silo", "Orb.Sandbox", "Orb.Grains"];
        var offenders =
            from file in Sources("Orb.Api")
            where !(Path.GetFileName(Path.GetDirectoryName(file)) == "Hosting" && Path.GetFileName(file).StartsWith("Embedded", StringComparison.Ordinal))
            from line in File.ReadLines(file)
            let code = line.Replace("Orb.Grains.Interfaces", string.Empty, StringComparison.Ordinal)
            where others.Any(other => code.Contains($"using {other};", StringComparison.Ordinal) || code.Contains($"{other}.", StringComparison.Ordinal))
            select $"{Path.GetFileName(file)}: {line.Trim()}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void The_folders_of_a_project_are_its_features() => Assert.Empty(
        from project in Products
        from folder in Directory.GetDirectories(Path.Combine(Root(), project))
        where !Features.Contains(Path.GetFileName(folder), StringComparer.Ordinal)
        select folder);

    [Fact]
    public void A_namespace_is_its_folder() => Assert.Empty(
        from project in Products
        from file in Sources(project)
        let declared = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
        let folder = Path.GetRelativePath(Root(), Path.GetDirectoryName(file)!).Replace('/', '.')
        where declared is not null && declared != $"namespace {folder};"
        select file);

    [Fact]
    public void A_file_holds_one_idea() => Assert.Empty(
        from project in Products.Append("Orb.Sandbox")
        from file in Sources(project)
        where File.ReadLines(file).Count() > MostLines
        select Path.GetFileName(file));

    [Fact]
    public void Every_grain_has_a_name_that_storage_and_reminders_can_rely_on()
    {
        var grains = typeof(WorkflowGrain).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Grain)) && !type.IsAbstract).ToArray();

        Assert.NotEmpty(grains);
        Assert.All(grains, grain => Assert.NotNull(grain.GetCustomAttribute<GrainTypeAttribute>()));
    }

    [Fact]
    public void Every_grain_interface_and_method_has_a_wire_name_and_takes_a_cancellation_token()
    {
        var interfaces = typeof(IWorkflowGrain).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))).ToArray();

        Assert.NotEmpty(interfaces);
        Assert.All(interfaces, type => Assert.NotNull(type.GetCustomAttribute<AliasAttribute>()));
        Assert.All(interfaces, type => Assert.NotNull(type.GetCustomAttribute<GrainInterfaceTypeAttribute>()));
        Assert.Empty(
            from type in interfaces
            from method in type.GetMethods()
            where method.GetCustomAttribute<AliasAttribute>() is null
                || method.GetParameters() is not [.., { HasDefaultValue: true } last]
                || last.ParameterType != typeof(CancellationToken)
            select $"{type.Name}.{method.Name}");
    }

    [Fact]
    public void Every_type_that_is_stored_or_sent_has_a_wire_name()
    {
        Type[] anchors = [typeof(IWorkflowGrain), typeof(WorkflowGrain), typeof(SiloHosting)];
        var sent = anchors.SelectMany(anchor => anchor.Assembly.GetTypes()).Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null).ToArray();

        Assert.NotEmpty(sent);
        Assert.All(sent, type => Assert.Single(type.GetCustomAttributes<AliasAttribute>(inherit: false)));
        Assert.Empty(sent.GroupBy(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    private static IEnumerable<string> Sources(string project) =>
        from folder in Directory.GetDirectories(Path.Combine(Root(), project)).Append(Path.Combine(Root(), project))
        where Path.GetFileName(folder) is not "bin" and not "obj"
        from file in Directory.GetFiles(
            folder, "*.cs", Path.GetFileName(folder) == project ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
        select file;

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
