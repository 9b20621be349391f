using SupportAddon.Clients.Files;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Clients;

public sealed class DocumentedFileTests
{
    [Fact]
    public void The_file_in_the_guide_is_one_that_apply_understands()
    {
        var guide = Guide();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("clients.yaml"), guide.Split("```yaml\n")[1].Split("```")[0]);

        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));

        Assert.Empty(reading.Errors);
        Assert.Equal(["acme", "zeta"], file!.Clients.Select(client => client.Code));
    }

    [Fact]
    public void So_is_its_way_to_a_system()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("clients.yaml"), $"connections:\n  - name: redmine\n    plugin: rest\n{Guide().Split("```yaml\n")[2].Split("```")[0]}");

        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));

        Assert.Empty(reading.Errors);
        Assert.Equal(["authority", "clientCertificate", "proxy", "headers", "requestsPerSecond"], file!.Connections[0].Network.Select(setting => setting.Key));
    }

    [Fact]
    public void So_are_its_promises_and_rules()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("clients.yaml"), Guide("sla.md").Split("```yaml\n")[1].Split("```")[0]);

        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));
        var check = new ClientFileCheck(reading, new(null!, folder.Path, null!, []), new(new([]), new HashSet<string>(), folder.Path, []), new(folder.Path, []), new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>()));

        Assert.Empty(reading.Errors);
        Assert.Empty(check.Check(file!).Mistakes);
        Assert.Equal((3, 2), (file!.Clients[0].Sla!.Targets.Count, file.Clients[0].Qualification.Count));
    }

    [Fact]
    public void So_are_its_alerts()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("clients.yaml"), Guide("health.md").Split("## Alerts")[1].Split("```yaml\n")[1].Split("```")[0]);

        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));
        var check = new ClientFileCheck(
            reading, new(null!, folder.Path, null!, []), new(Health.Kinds.EveryKind.Of(), new HashSet<string>(), folder.Path, []), new(folder.Path, []), new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>()));

        Assert.Empty(reading.Errors);
        Assert.Empty(check.Check(file!).Mistakes);
        Assert.Equal(["on-call", "boss", "team"], file!.Clients[0].Alerts.Select(alert => alert.Name));
    }

    [Fact]
    public void So_are_its_probes_of_every_kind()
    {
        using var folder = new TemporaryFolder();
        var parts = Guide("health.md").Split("```yaml\n");
        var examples = string.Join('\n', parts[2].Split("```")[0].TrimEnd().Split('\n').Select(line => $"      {line}"));
        File.WriteAllText(folder.Sub("clients.yaml"), $"{parts[1].Split("```")[0]}{examples}\n");
        Environment.SetEnvironmentVariable("SHOP_TOKEN", "a");
        Environment.SetEnvironmentVariable("DB_PASSWORD", "b");

        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));
        var kinds = Health.Kinds.EveryKind.Of();
        var check = new ClientFileCheck(
            reading, new(null!, folder.Path, null!, []), new(kinds, new HashSet<string> { "odoo/country-from-vat" }, folder.Path, []), new(folder.Path, []),
            new(new HashSet<string> { "our-odoo" }, new HashSet<string>(), new HashSet<string>()));

        Assert.Empty(reading.Errors);
        Assert.Empty(check.Check(file!).Mistakes);
        Assert.Equal(kinds.Names.Order(), file!.Clients[0].Probes.Select(probe => probe.Kinds.Single().Key).Distinct().Order());
    }

    private static string Guide(string name = "clients.md") => File.ReadAllText(Path.Combine(Root(), "docs", name));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportAddon.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
