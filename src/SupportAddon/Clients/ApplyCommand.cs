using System.CommandLine;
using Spectre.Console;
using SupportAddon.Alerts.Files;
using SupportAddon.Alerts.Rules;
using SupportAddon.Clients.Files;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Fixes;
using SupportAddon.Health.Files;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Probes;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Clients;

/// <summary><c>supportaddon apply</c>: makes clients and connections what a file says.</summary>
internal static class ApplyCommand
{
    private static readonly Option<FileInfo> Source = new("--file", "-f") { Description = "The client file.", HelpName = "file", Required = true };

    public static Command Create() => new RoomCommand("apply", "Create or change clients and connections as a file says.",
        "apply -f clients/acme.yaml") { Source }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var changes = await ApplyAsync(house, run.Value(Source)!, ct);
        run.Output.Write(changes, console =>
        {
            foreach (var change in changes)
                console.WriteLine(change.ToString());
            if (changes.Count == 0)
                console.WriteLine("Nothing to change.");
        });
    }

    public static async Task<IReadOnlyList<Change>> ApplyAsync(House house, FileInfo source, CancellationToken ct)
    {
        var (file, reading) = ClientFile.Read(source.FullName);
        if (file is null)
            throw Refused(reading.Errors);
        var stored = await house.Get<ConnectionStore>().ListAsync(ct);
        var calendars = (await house.Get<ClientTermsStore>().ListCalendarsAsync(ct)).Select(calendar => calendar.Name);
        var connections = new ConnectionCheck(house.Get<PluginCatalog>(), source.DirectoryName!, house.Get<SecretVault>(), stored);
        var clients = (await house.Get<ClientStore>().ListAsync(ct)).Select(client => client.Code);
        var applied = new AppliedNames(stored.Select(connection => connection.Name).ToHashSet(), clients.ToHashSet(), calendars.ToHashSet());
        var fixes = (await house.Get<FixCatalog>().ListAsync(ct)).Select(fix => fix.Name).ToHashSet();
        var probes = new ProbeCheck(house.Get<ProbeKinds>(), fixes, source.DirectoryName!, await house.Get<ProbeStore>().ListAsync(ct));
        var alerts = new AlertCheck(source.DirectoryName!, await house.Get<AlertRuleStore>().ListAsync(ct));
        var check = new ClientFileCheck(reading, connections, probes, alerts, applied);
        var (desired, mistakes) = check.Check(file);
        return desired is null ? throw Refused(mistakes) : await house.Get<ClientFileApplier>().ApplyAsync(desired, Actor.OfShell(), ct);
    }

    private static RefusedException Refused(IReadOnlyList<Yaml.YamlError> mistakes) => new(
        string.Join(Environment.NewLine, mistakes), "Nothing was changed. Correct the file and apply it again.");
}
