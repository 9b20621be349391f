using System.Net;
using CsvHelper;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Previews;

/// <summary>A preview as a file, for whoever approves and has no access here. Written as it is read: of any length.</summary>
internal sealed class PreviewFile(PreviewWords words)
{
    public async Task WriteCsvAsync(Stream file, IAsyncEnumerable<PlanEntry> entries, CancellationToken ct)
    {
        // Spreadsheets take a text that begins with an equals sign for a formula.
        await using var csv = CsvWriter.Create(file, new() { Separator = words.Separator, Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync([.. words.Columns], ct);
        await foreach (var entry in entries.WithCancellation(ct))
            foreach (var line in PreviewLine.Of(entry))
                await csv.WriteRecordAsync([line.Record, words.Verdict(line.Verdict), line.Field ?? "", line.Before ?? "", line.After ?? "", words.Said(line.Note ?? "")], ct);
        await csv.FlushAsync(ct);
    }

    public async Task WriteHtmlAsync(Stream stream, Plan plan, IAsyncEnumerable<PlanEntry> entries, CancellationToken ct)
    {
        await using var file = new StreamWriter(stream, leaveOpen: true);
        await file.WriteAsync(Head(plan));
        await foreach (var entry in entries.WithCancellation(ct))
            foreach (var line in PreviewLine.Of(entry))
                await file.WriteAsync($"<tr class=\"{Text(line.Verdict)}\">{Cell(line.Record)}{Cell(words.Verdict(line.Verdict))}{Cell(line.Field)}{Cell(line.Before)}{Cell(line.After)}{Cell(words.Said(line.Note ?? ""))}</tr>\n");
        await file.WriteAsync("</tbody></table></body></html>\n");
    }

    private string Head(Plan plan) =>
        $$"""
        <!DOCTYPE html>
        <html lang="{{words.Language}}"><head><meta charset="utf-8"><title>{{Text(words["plan.number", plan.Id])}}</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        tr.refused { background: #fff4d6; } tr.right { color: #666; }
        </style></head><body>
        <h1>{{Text(words["plan.number", plan.Id])}}: {{Text(words.Of(plan.Title))}}</h1>
        <p>{{Text(words.Of(plan.Effect))}}</p>
        <dl>
        {{Fact("connection", $"{plan.Head.Connection}, {plan.Head.Resource}")}}
        {{Fact("plan.parameters", string.Join(", ", plan.Parameters.Select(pair => $"{pair.Key} = {PreviewValue.Of(pair.Value)}")))}}
        {{Fact("records", words["preview.counts", plan.Counts.Change, plan.Counts.Lossy, plan.Counts.Right, plan.Counts.Refused])}}
        {{(plan.Counts.Created > 0 ? Fact("outcomes.create", $"{plan.Counts.Created}") : "")}}
        {{Fact("plan.author", $"{plan.Author}, {plan.PlannedAt:yyyy-MM-dd HH:mm} UTC")}}
        {{Fact("plan.expires", $"{plan.ExpiresAt:yyyy-MM-dd HH:mm} UTC")}}
        {{Fact("plan.hash", plan.Hash)}}
        </dl>
        <table><thead><tr>{{string.Concat(words.Columns.Select(name => $"<th>{Text(name)}</th>"))}}</tr></thead><tbody>

        """;

    private string Fact(string text, string value) => $"<dt>{Text(words[text])}</dt><dd>{Text(value)}</dd>";

    private static string Cell(string? text) => $"<td>{Text(text)}</td>";

    private static string Text(string? text) => WebUtility.HtmlEncode(text) ?? "";
}
