using System.CommandLine;
using SupportAddon.Access;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Fixes.Commands;
using SupportAddon.Health;
using SupportAddon.Health.Commands;
using SupportAddon.Health.Heartbeats;
using SupportAddon.Reports;
using SupportAddon.Sync;
using SupportAddon.Sync.Drift;
using SupportAddon.Tickets;

namespace SupportAddon.Shell;

/// <summary>The command line: each room brings its own commands.</summary>
internal static class Commands
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = Create();
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20), EnableDefaultExceptionHandler = true };
        var code = await parsed.InvokeAsync(configuration);
        return parsed.Errors.Count > 0 ? CommandRun.Usage : code;
    }

    public static RootCommand Create()
    {
        var root = new RootCommand("Support and maintenance of ERP and CRM clients: pulls their tickets, writes their reviews.")
        {
            GlobalOptions.Json,
            GlobalOptions.Data,
            ServeCommand.Create(),
            Demo.DemoCommand.Create(),
            ApplyCommand.Create(),
            ClientCommands.Create(),
            ConnectionCommands.Create(),
            SyncCommand.Create(),
            WorkerCommand.Create(),
            DriftCommand.Create(),
            With(TicketCommands.Create(), Qualification.ExplainCommand.Create()),
            People.PersonCommands.Create(),
            ReportCommands.Create(),
            With(ProbeCommands.Create(), StatusCommands.Status(), StatusCommands.History(), AddressCommand.Create()),
            DowntimeCommands.Create(),
            Alerts.Commands.AlertCommands.Create(),
            FixCommands.Create(),
            Connectors.Records.RecordCommands.Create(),
            Analysis.Commands.AnalysisCommands.Create(),
            PluginCommands.Create(),
            RunCommands.Create(),
            StatusCommand.Create(),
            UserCommands.Create(),
            SessionCommands.Create(),
            TokenCommands.Create(),
            AuditCommands.Create(),
            Sla.SlaCommands.Create(),
        };
        Help.AddExamples(root);
        return root;
    }

    /// <summary>A room below does not know the commands that rooms above add to its own.</summary>
    private static Command With(Command command, params Command[] more)
    {
        foreach (var each in more)
            command.Add(each);
        return command;
    }
}
