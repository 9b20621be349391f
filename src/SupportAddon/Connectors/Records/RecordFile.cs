using CsvHelper;

namespace SupportAddon.Connectors.Records;

/// <summary>Rows as a CSV file for a spreadsheet, written as they come; no cell runs as a formula, and a file that broke off is none.</summary>
internal sealed class RecordFile(string path, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <param name="rows">The names of the columns first.</param>
    /// <param name="ct">Ends it without a file.</param>
    /// <returns>How many records it has.</returns>
    public async Task<int> WriteAsync(IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken ct)
    {
        var unfinished = $"{path}.part";
        try
        {
            var count = await WriteAsync(unfinished, rows, ct);
            File.Move(unfinished, path);
            return count;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<int> WriteAsync(string unfinished, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken ct)
    {
        var (lines, told) = (0, time.GetTimestamp());
        await using var csv = CsvWriter.ToFile(unfinished, Csv);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await csv.WriteRecordAsync([.. row], ct);
            lines++;
            if (time.GetElapsedTime(told) < BetweenLines)
                continue;
            told = time.GetTimestamp();
            say($"{lines - 1} records so far");
        }

        await csv.FlushAsync(ct);
        return lines - 1;
    }
}
