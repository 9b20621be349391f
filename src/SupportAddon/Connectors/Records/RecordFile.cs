using System.Text.Json;
using CsvHelper;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Records;

/// <summary>Records as a CSV file for a spreadsheet, written as they come; no cell runs as a formula, and a file that broke off is none.</summary>
internal sealed class RecordFile(string path, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <param name="columns">The id, and the fields.</param>
    /// <param name="records">What to write.</param>
    /// <param name="ct">Ends it without a file.</param>
    /// <returns>How many records it has.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<string> columns, IAsyncEnumerable<ErpRecord> records, CancellationToken ct)
    {
        var unfinished = $"{path}.part";
        try
        {
            var count = await WriteAsync(unfinished, columns, records, ct);
            File.Move(unfinished, path);
            return count;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<int> WriteAsync(string unfinished, IReadOnlyList<string> columns, IAsyncEnumerable<ErpRecord> records, CancellationToken ct)
    {
        var (count, told) = (0, time.GetTimestamp());
        await using var csv = CsvWriter.ToFile(unfinished, Csv);
        await csv.WriteRecordAsync([.. columns], ct);
        await foreach (var record in records.WithCancellation(ct))
        {
            await WriteAsync(csv, record, columns, ct);
            count++;
            if (time.GetElapsedTime(told) < BetweenLines)
                continue;
            told = time.GetTimestamp();
            say($"{count} records so far");
        }

        await csv.FlushAsync(ct);
        return count;
    }

    private static async Task WriteAsync(CsvWriter csv, ErpRecord record, IReadOnlyList<string> columns, CancellationToken ct)
    {
        csv.WriteField(record.Id);
        foreach (var column in columns.Skip(1))
            Write(csv, record.Values[column]);
        await csv.EndRecordAsync(ct);
    }

    /// <summary>A number below zero is a number, and no formula.</summary>
    private static void Write(CsvWriter csv, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            csv.WriteField(number, default);
        else
            csv.WriteField(value.ValueKind switch
            {
                JsonValueKind.Null => "",
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            });
    }
}
