using System.Net;
using CsvHelper;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Previews;

/// <summary>A preview as a file, for whoever approves and has no access here. Written as it is read: of any length.</summary>
internal static class PreviewFile
{
    /// <summary>Spreadsheets take a text that begins with an equals sign for a formula.</summary>
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static async Task WriteCsvAsync(string path, IAsyncEnumerable<PlanEntry> entries, CancellationToken ct)
    {
        await using var csv = CsvWriter.ToFile(path, Csv);
        await csv.WriteRecordAsync(["Record", "Verdict", "Field", "Before", "After", "Note"], ct);
        await foreach (var entry in entries.WithCancellation(ct))
            foreach (var line in PreviewLine.Of(entry))
                await csv.WriteRecordAsync([line.Record, line.Verdict, line.Field ?? "", line.Before ?? "", line.After ?? "", line.Note ?? ""], ct);
        await csv.FlushAsync(ct);
    }

    public static async Task WriteHtmlAsync(string path, Plan plan, IAsyncEnumerable<PlanEntry> entries, CancellationToken ct)
    {
        await using var file = new StreamWriter(path);
        await file.WriteAsync(Head(plan));
        await foreach (var entry in entries.WithCancellation(ct))
            foreach (var line in PreviewLine.Of(entry))
                await file.WriteAsync($"<tr class=\"{Text(line.Verdict)}\">{Cell(line.Record)}{Cell(line.Verdict)}{Cell(line.Field)}{Cell(line.Before)}{Cell(line.After)}{Cell(line.Note)}</tr>\n");
        await file.WriteAsync("</tbody></table></body></html>\n");
    }

    private static string Head(Plan plan) =>
        $$"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Plan {{plan.Id}}</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        tr.refused { background: #fff4d6; } tr.right { color: #666; }
        </style></head><body>
        <h1>Plan {{plan.Id}}: {{Text(plan.Title.English)}}</h1>
        <p>{{Text(plan.Effect.English)}}</p>
        <dl>
        <dt>Connection</dt><dd>{{Text(plan.Head.Connection)}}, {{Text(plan.Head.Resource)}}</dd>
        <dt>Parameters</dt><dd>{{Text(string.Join(", ", plan.Parameters.Select(pair => $"{pair.Key} = {PreviewValue.Of(pair.Value)}")))}}</dd>
        <dt>Records</dt><dd>{{plan.Counts.Change}} to be changed ({{plan.Counts.Lossy}} of them could not be undone exactly), {{plan.Counts.Right}} right already, {{plan.Counts.Refused}} left alone</dd>
        <dt>Planned</dt><dd>{{plan.PlannedAt:yyyy-MM-dd HH:mm}} UTC by {{Text(plan.Author)}}; it holds until {{plan.ExpiresAt:yyyy-MM-dd HH:mm}} UTC</dd>
        <dt>Hash</dt><dd><code>{{plan.Hash}}</code></dd>
        </dl>
        <table><thead><tr><th>Record</th><th>Verdict</th><th>Field</th><th>Before</th><th>After</th><th>Note</th></tr></thead><tbody>

        """;

    private static string Cell(string? text) => $"<td>{Text(text)}</td>";

    private static string Text(string? text) => WebUtility.HtmlEncode(text) ?? "";
}
