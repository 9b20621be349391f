using System.Globalization;
using System.Text.Json;
using SupportAddon.Core.Tables;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Records;

/// <summary>What typed cells mean, by the type of their field. A whole column says more than a cell: 31/10/2026 shows that the day stands first in 03/04/2026.</summary>
internal sealed class CellReading(ResourceField field, IReadOnlyCollection<string> cells)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("null");
    private static readonly string[] Yes = ["true", "yes", "1", "vrai", "oui"];
    private static readonly string[] No = ["false", "no", "0", "faux", "non"];

    private readonly bool dayIsFirst = cells.Any(CellDate.ShowsDayFirst) && !cells.Any(CellDate.ShowsMonthFirst);
    private readonly bool commaIsDecimal = cells.Any(CellNumber.ShowsDecimalComma);

    /// <returns>The value as records have it, or what is wrong with the cell.</returns>
    public (JsonElement Value, string? Mistake) Read(string cell)
    {
        if (cell.Length == 0)
            return field.IsRequired ? (Nothing, $"{field.Name} cannot be empty") : (Nothing, null);
        return Value(cell.Trim(), cell) is { } value ? (JsonSerializer.SerializeToElement(value), null) : (Nothing, $"expected {Words(cell)}, not \"{cell}\"");
    }

    private object? Value(string cell, string whole) => field.Type switch
    {
        FieldType.WholeNumber => CellNumber.Read(cell, commaIsDecimal) is { } number && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null,
        FieldType.Number => CellNumber.Read(cell, commaIsDecimal),
        FieldType.Boolean => Yes.Contains(cell.ToLowerInvariant()) ? true : No.Contains(cell.ToLowerInvariant()) ? false : null,
        FieldType.Date => CellDate.Read(cell, dayIsFirst)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Instant => Instant(cell),
        FieldType.Choice => field.Choices.Count == 0 ? cell : Choice(cell),
        FieldType.Reference => cell,
        _ => Unguarded(whole),
    };

    private string? Choice(string cell) => field.Choices.FirstOrDefault(choice => choice.Value == cell)?.Value
        ?? (field.Choices.Where(choice => choice.Label.Equals(cell, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only.Value : null);

    private static string? Instant(string cell) =>
        DateTimeOffset.TryParseExact(cell, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && HasZone(cell)
            ? at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) : null;

    private static bool HasZone(string cell) => cell.EndsWith('Z') || cell.LastIndexOfAny(['+', '-']) > cell.IndexOf('T', StringComparison.Ordinal);

    /// <summary>Tables of ours have an apostrophe before what a spreadsheet would take for a formula: it is none of the value.</summary>
    private static string Unguarded(string cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;

    private string Words(string cell) => field.Type switch
    {
        FieldType.WholeNumber or FieldType.Number when CellNumber.IsAmbiguous(cell) => "a number that can only be read in one way, such as 1234 or 1.234",
        FieldType.WholeNumber => "a whole number such as 20",
        FieldType.Number => "a number such as 20, 5.5 or 5,5",
        FieldType.Boolean => "true or false",
        FieldType.Date when CellDate.IsAmbiguous(cell) => "a day that can only be read in one way, such as 2026-10-31",
        FieldType.Date => "a day such as 2026-10-31 or 31/10/2026",
        FieldType.Instant => "an instant with its zone such as 2026-10-31T14:30Z",
        _ => $"one of {string.Join(", ", field.Choices.Select(choice => choice.Value))}",
    };
}
