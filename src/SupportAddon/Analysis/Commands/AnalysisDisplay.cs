using Spectre.Console;
using SupportAddon.Analysis.Exports;
using SupportAddon.Analysis.Sets;
using SupportAddon.Shell;

namespace SupportAddon.Analysis.Commands;

/// <summary>Exports and data sets on the command line.</summary>
internal static class AnalysisDisplay
{
    public static void Write(Output output, Export export, string file) => output.Write(export, console =>
    {
        Write(console, export.Manifest);
        console.WriteLine($"Written to {file}, SHA-256 {export.Sha256}. Nothing of it may be kept from {export.Manifest.PurgeOn:yyyy-MM-dd} on.");
        console.WriteLine($"Elsewhere: supportaddon analysis load {file}");
    });

    public static void Write(Output output, DataSet set) => output.Write(set, console =>
    {
        console.WriteLine(Output.Plain($"Data set {set.Name}: records of {set.Manifest.Client}, from {set.Manifest.Source}, as of {set.Manifest.MadeAt:yyyy-MM-dd HH:mm} UTC."));
        Write(console, set.Manifest);
        console.WriteLine($"It is deleted on {set.Manifest.PurgeOn:yyyy-MM-dd}.");
    });

    public static void Write(Output output, IReadOnlyList<Export> exports, IReadOnlyList<DataSet> sets) => output.Write(new { exports, sets }, console =>
    {
        var table = Output.Table("What", "Client", "Source", "Records", "By", "At", "Until");
        foreach (var export in exports)
            Output.Row(table, $"export {export.Id}", export.Client, export.Connection, Count(export.Manifest), export.MadeBy, export.MadeAt, Until(export.Manifest));
        foreach (var set in sets)
            Output.Row(table, set.Name, set.Manifest.Client, set.Manifest.Source, Count(set.Manifest), set.LoadedBy, set.LoadedAt, Until(set.Manifest));
        if (exports.Count + sets.Count == 0)
            console.WriteLine("Nothing was exported or loaded for analysis.");
        else
            console.Write(table);
    });

    private static void Write(IAnsiConsole console, Manifest manifest)
    {
        var table = Output.Table("Resource", "Records", "Field", "Values");
        foreach (var resource in manifest.Resources)
        {
            foreach (var field in resource.Fields)
                Output.Row(table, resource.Resource, resource.Records, field.Name, Words(field.Treatment));
            foreach (var name in resource.LeftOut)
                Output.Row(table, resource.Resource, resource.Records, name, "left out");
        }

        console.Write(table);
    }

    private static string Words(Treatment treatment) => treatment switch
    {
        Treatment.Token => "tokens",
        Treatment.FreeText => "free text",
        Treatment.Cleared => "personal, as they are",
        _ => "as they are",
    };

    private static int Count(Manifest manifest) => manifest.Resources.Sum(resource => resource.Records);

    private static string Until(Manifest manifest) => $"{manifest.PurgeOn:yyyy-MM-dd}";
}
