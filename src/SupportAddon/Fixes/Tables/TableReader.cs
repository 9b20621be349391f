using System.Security.Cryptography;
using CsvHelper;

namespace SupportAddon.Fixes.Tables;

/// <summary>Reads a CSV file, separated by commas, semicolons or tabs.</summary>
internal static class TableReader
{
    private static readonly char[] Separators = [';', ',', '\t'];

    /// <exception cref="RefusedException">It is no text, or has lines that cannot be read: all of them are named.</exception>
    public static Table Read(byte[] bytes, string file)
    {
        var mistakes = new TableMistakes(file);
        var rows = Rows(TableText.Read(bytes, file), mistakes);
        if (rows.Count == 0)
            mistakes.Add(1, null, "there is no row with the names of the columns");
        mistakes.Refuse();
        return new(file, Convert.ToHexStringLower(SHA256.HashData(bytes)), rows[0].Line, [.. rows[0].Cells.Select(name => name.Trim())], rows[1..]);
    }

    private static List<TableRow> Rows(string text, TableMistakes mistakes)
    {
        using var csv = CsvReader.FromText(text, Options(text, mistakes));
        var rows = new List<TableRow>();
        while (csv.Read())
            if (Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList() is var cells && cells.Any(cell => cell.Length > 0))
                rows.Add(new((int)csv.LineNumber, cells)); // Spreadsheets leave rows of separators alone behind.
        return rows;
    }

    private static CsvReaderOptions Options(string text, TableMistakes mistakes) => new()
    {
        HasHeader = false,
        Separator = Separator(text),
        TrackLineNumbers = true,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = wrong => Tell(wrong, mistakes),
    };

    /// <summary>By the names of the columns alone: figures with commas in the rows sway nobody.</summary>
    private static char Separator(string text)
    {
        var head = text.TrimStart('\r', '\n').Split('\n')[0].Split('"').Where((_, index) => index % 2 == 0); // What is quoted does not count.
        var letters = string.Concat(head);
        return Separators.MaxBy(mark => letters.Count(letter => letter == mark));
    }

    private static void Tell(CsvMalformedRecord wrong, TableMistakes mistakes)
    {
        if (Words(wrong.Reason) is { } words)
            mistakes.Add((int)wrong.LineNumber, null, words);
    }

    /// <returns>Null where it does no harm: 6" is an inch.</returns>
    private static string? Words(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => null,
        CsvMalformedReason.UnterminatedQuote => "a quotation mark is opened and never closed",
        CsvMalformedReason.FieldCountMismatch => "it has more or fewer cells than there are columns",
        _ => "text stands behind a closing quotation mark",
    };
}
