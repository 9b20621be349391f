using System.CommandLine;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;
using SupportAddon.Shell;

namespace SupportAddon.Connectors.Discovery;

/// <summary>
/// <c>supportaddon connection discover</c>: what records a system has, what their fields may hold, and a proposal of how
/// their values read in our words.
/// </summary>
internal static class ConnectionDiscover
{
    private static readonly Option<string?> Resource = new("--resource") { Description = "Show the fields of this kind of record; all kinds when left out." };
    private static readonly Option<FileInfo?> Mapping = new("--mapping") { Description = "Write a proposed mapping of the tickets of --resource to this file." };
    private static readonly Option<bool> Force = new("--force") { Description = "Overwrite the file." };

    public static Command Create(Argument<string> name) => new RoomCommand("discover",
        "List the kinds of record of a system, or the fields of one, and propose a mapping.",
        "connection discover our-odoo", "connection discover our-odoo --resource project.task --mapping mapping.yaml")
    {
        name, Resource, Mapping, Force,
    }.Runs((run, ct) => RunAsync(run, run.Value(name)!, ct));

    private static async Task RunAsync(CommandRun run, string name, CancellationToken ct)
    {
        var (resource, file) = (run.Value(Resource), run.Value(Mapping));
        Refuse(resource, file, run.Value(Force));
        await using var house = await run.OpenAsync(ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(name, ct);
        await using var lease = await house.Get<LeaseStore>().TakeAsync(connection.Id, LeaseHolder.ForCheck("supportaddon connection discover"),
            other => run.Output.Say($"{name}: waiting for {other}"), ct);
        await using var open = house.Get<ConnectorOpener>().Open(connection);
        var description = open.Description ?? throw new RefusedException("This connector does not tell what records there are.", "Look into its guide for the names of records and fields.");
        if (resource is null)
            Draw(run.Output, await description.ResourcesAsync(ct));
        else
            await TellAsync(run.Output, await description.DescribeAsync(resource, ct), file, Proposal(open, connection), connection, ct);
    }

    private static void Refuse(string? resource, FileInfo? file, bool force)
    {
        if (file is not null && resource is null)
            throw new RefusedException("A mapping is proposed for one kind of record.", "Add --resource; connection discover without it lists the kinds that hold tickets.");
        if (file is { Exists: true } && !force)
            throw new RefusedException($"{file.Name} is there already.", "Name another file, or add --force to overwrite it.");
    }

    private static MappingProposal Proposal(OpenConnector open, Connection connection) =>
        new(FieldMapping.Of(open.Tickets?.Mapping.Values ?? ValueMapping.Empty.Values, connection.Mapping), connection.Mapping);

    private static async Task TellAsync(Output output, ResourceInfo resource, FileInfo? file, MappingProposal proposal, Connection connection, CancellationToken ct)
    {
        if (file is not null && resource.TicketFields.Count == 0)
            throw new RefusedException($"{resource.Name} does not look like a kind of record that holds tickets.", "Run connection discover without --resource: those that do are marked.");
        if (file is not null)
            await File.WriteAllTextAsync(file.FullName, proposal.Of(connection.Name, resource), ct);
        Draw(output, resource);
        if (file is not null)
            output.Say($"Written to {file.Name}: put it into the connection, decide what is open, and apply it.");
    }

    private static void Draw(Output output, IReadOnlyList<ResourceInfo> resources) => output.Write(resources, console =>
    {
        var table = Output.Table("Resource", "Label", "Tickets");
        foreach (var resource in resources)
            Output.Row(table, resource.Name, resource.Label, string.Join(", ", resource.TicketFields.Select(field => $"{field.Key} from {field.Value}")));
        console.Write(table);
    });

    private static void Draw(Output output, ResourceInfo resource) => output.Write(resource, console =>
    {
        var telling = resource.TicketFields.ToLookup(field => field.Value, field => field.Key);
        var table = Output.Table("Field", "Label", "Type", "", "Choices", "Tickets");
        foreach (var field in resource.Fields)
            Output.Row(table, field.Name, field.Label, field.RefersTo is null ? field.Type : $"{field.Type} to {field.RefersTo}", Marks(field),
                string.Join(", ", field.Choices.Select(choice => choice.Label)), string.Join(", ", telling[field.Name]));
        console.Write(table);
    });

    private static string Marks(ResourceField field) => (field.IsRequired, field.IsReadOnly) switch
    {
        (true, _) => "required",
        (_, true) => "read only",
        _ => "",
    };
}
