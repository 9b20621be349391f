using System.CommandLine;
using System.Globalization;
using SupportAddon.Analysis.Exports;
using SupportAddon.Clients;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Analysis.Commands;

/// <summary><c>supportaddon analysis export</c>.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> Connection = new("--connection", "-c") { Description = "Whose records; a connection of one client alone.", HelpName = "name", Required = true };
    private static readonly Option<string[]> Resources = new("--resource") { Description = "A kind of record; may be given several times.", HelpName = "name", Required = true };
    private static readonly Option<string[]> Fields = Several("--field", "No other fields of that kind than those named so.");
    private static readonly Option<string[]> Tokens = Several("--token", "A field that gets tokens though it is not known to be personal.");
    private static readonly Option<string[]> FreeText = Several("--free-text", "Free text that is taken along as somebody typed it: it may name anybody.");
    private static readonly Option<string[]> Clear = Several("--clear", "A personal field that is taken along as it is; needs --reason.");
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why personal fields are taken along as they are. It is recorded.", HelpName = "text" };
    private static readonly Option<string> Purge = new("--purge") { Description = "The day from which on nothing of it is kept: it is not loaded any more, and what was loaded is deleted.", HelpName = "date", Required = true };
    private static readonly Option<string> Consent = new("--consent") { Description = "Who agreed for the client, when, and in which words. It is recorded.", HelpName = "text", Required = true };
    private static readonly Option<FileInfo> Target = new("--output", "-o") { Description = "The ZIP file to write.", HelpName = "file", Required = true };

    public static Command Create() => new RoomCommand("export", "Take records out for analysis, with tokens in the place of personal values.",
        "analysis export -c acme-odoo --resource res.partner --resource sale.order --purge 2027-01-31 --consent \"Anne Petit, by mail on 2026-11-20: you may look at our sales\" -o acme.zip",
        "analysis export -c acme-odoo --resource res.partner --clear res.partner.city --reason \"sales by town\" --purge 2027-01-31 --consent \"...\" -o acme.zip")
    {
        Connection, Resources, Fields, Tokens, FreeText, Clear, Reason, Purge, Consent, Target,
    }.Runs(ExportAsync);

    private static async Task ExportAsync(CommandRun run, CancellationToken ct)
    {
        var target = run.Value(Target)!;
        if (target.Exists)
            throw new RefusedException($"{target.Name} is there already.", "Name another file: what it has may be somebody's.");
        var ask = new ExportAsk(
            run.Value(Resources)!, run.Value(Fields) ?? [], run.Value(Tokens) ?? [], run.Value(FreeText) ?? [], run.Value(Clear) ?? [], run.Value(Reason), Day(run.Value(Purge)!), run.Value(Consent)!);
        await using var house = await run.OpenAsync(ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(run.Value(Connection)!, ct);
        var export = await house.Get<Exporter>().ExportAsync(connection, ask, target.FullName, Actor.OfShell(), run.Output.Say, ct);
        if (ask.FreeText.Count > 0)
            run.Output.Warn($"{string.Join(", ", ask.FreeText)} stands in the file as somebody typed it, and may name anybody.", "Give the file to nobody who may not know that.");
        AnalysisDisplay.Write(run.Output, export, target.Name);
    }

    private static Option<string[]> Several(string name, string description) => new(name) { Description = $"{description} May be given several times.", HelpName = "resource.field" };

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : throw new RefusedException($"\"{text}\" is no day.", "Write it like 2027-01-31.");
}
