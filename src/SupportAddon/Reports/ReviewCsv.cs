using System.Text.Json;
using CsvHelper;

namespace SupportAddon.Reports;

/// <summary>The lists of a review as files for a spreadsheet, whole; no cell of theirs runs as a formula.</summary>
internal sealed class ReviewCsv(JsonElement data, Language language, IReadOnlyDictionary<string, string> texts)
{
    private static readonly string[] Columns =
        ["reference", "title", "kind", "priority", "status", "maintenance", "category", "created", "address"];

    private static readonly string[] Worded = ["kind", "priority", "status", "maintenance"];

    public static async Task<IReadOnlyList<string>> WriteAsync(
        string json, IReadOnlyDictionary<string, string> texts, string folder, CancellationToken ct)
    {
        using var document = JsonDocument.Parse(json);
        var csv = new ReviewCsv(document.RootElement, ReviewRenderer.LanguageOf(document.RootElement), texts);
        Directory.CreateDirectory(folder);
        var names = new List<string>();
        foreach (var list in document.RootElement.GetProperty("lists").EnumerateArray())
        {
            names.Add(list.GetProperty("name").GetString() + ".csv");
            await csv.WriteAsync(list, Path.Combine(folder, names[^1]), ct);
        }

        foreach (var (name, lines) in HealthCsv.Tables(document.RootElement, texts))
        {
            names.Add(name + ".csv");
            await csv.WriteAsync(lines, Path.Combine(folder, names[^1]), ct);
        }

        return names;
    }

    private async Task WriteAsync(IEnumerable<string[]> lines, string path, CancellationToken ct)
    {
        await using var csv = CsvWriter.ToFile(path, Options());
        foreach (var line in lines)
            await csv.WriteRecordAsync(line, ct);
        await csv.FlushAsync(ct);
    }

    private async Task WriteAsync(JsonElement list, string path, CancellationToken ct)
    {
        await using var csv = CsvWriter.ToFile(path, Options());
        var measure = list.GetProperty("measure").GetString()!;
        string[] last = measure == "none" ? [] : [texts["measure." + measure]];
        await csv.WriteRecordAsync([.. Columns.Select(column => texts["column." + column]), .. last], ct);
        foreach (var row in list.GetProperty("rows").EnumerateArray())
            await csv.WriteRecordAsync(Row(row, measure != "none"), ct);
        await csv.FlushAsync(ct);
    }

    private string[] Row(JsonElement row, bool measured)
    {
        var ticket = data.GetProperty("tickets").GetProperty(row.GetProperty("ticket").GetString()!);
        string[] last = measured ? [Measured(row.GetProperty("measured"))] : [];
        return [.. Columns.Select(column => Cell(ticket, column)), .. last];
    }

    private string Cell(JsonElement ticket, string column)
    {
        var text = ticket.GetProperty(column).GetString();
        return !Worded.Contains(column) ? text ?? ""
            : column == "status" && ticket.GetProperty("gone").GetBoolean() ? texts["status.gone"]
            : texts[$"{(column == "kind" ? "kind.one" : column)}.{text ?? "none"}"];
    }

    private string Measured(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? language.Number(value.GetDecimal(), value.GetDecimal() == Math.Truncate(value.GetDecimal()) ? 0 : 1)
        : value.GetString()!;

    private CsvWriterOptions Options() => new()
    {
        Separator = language.Separator,
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
    };
}
