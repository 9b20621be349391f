using System.CommandLine;
using Spectre.Console;
using SupportAddon.Connectors.Options;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Shell;

namespace SupportAddon.Connectors;

/// <summary><c>supportaddon plugin</c>: which plugins there are, and why some are not.</summary>
internal static class PluginCommands
{
    public static Command Create() => new("plugin", "Connector plugins: what each connection is made of.")
    {
        new RoomCommand("list", "List plugins and their options; those that could not be loaded say why.",
            "plugin list", "plugin list --json").Runs((run, _) => Task.FromResult(List(run))),
    };

    private static int List(CommandRun run)
    {
        using var plugins = Composition.Plugins(run.ReadSettings());
        var lines = plugins.Entries.Select(Line).ToList();
        run.Output.Write(lines, console =>
        {
            var table = Output.Table("Plugin", "Version", "Status", "Options, * required", "Folder");
            foreach (var line in lines)
                Output.Row(table, line.Id ?? "?", line.Version, line.Status, line.Reason ?? Options(line), line.Folder);
            if (lines.Count == 0)
                console.WriteLine("There is no plugin. Put one into a folder named by SupportAddon:Plugins in appsettings.json.");
            else
                console.Write(table);
        });
        return CommandRun.Ok;
    }

    private static string Options(PluginLine line) =>
        string.Join(", ", line.Options.Select(option => option.Name + (option.Required ? "*" : "")));

    private static PluginLine Line(PluginEntry entry) => new(
        entry.Id, entry.Name, entry.Version?.ToString(3), entry.Status.ToString().ToLowerInvariant(), entry.Reason,
        entry.SdkVersion?.ToString(2), entry.Folder,
        entry.Plugin is { } plugin ? OptionsDescription.Of(plugin.OptionsType) : []);

    private sealed record PluginLine(
        string? Id, string? Name, string? Version, string Status, string? Reason, string? Sdk, string Folder,
        IReadOnlyList<OptionDescription> Options);
}
