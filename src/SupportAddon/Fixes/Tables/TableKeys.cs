using System.Text.Json;
using SupportAddon.Connectors.Records;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Tables;

/// <summary>Checks the keys of a table: each stands once, and names one record, or none where records are created.</summary>
internal sealed class TableKeys(Table table, TableUse use, TableColumn column, TableMistakes mistakes)
{
    private readonly Dictionary<string, (TableRow Row, JsonElement Key)> known = [];

    /// <returns>Each row with its record.</returns>
    public async Task<IReadOnlyList<TablePair>> PairAsync(ResourceInfo? resource, KeyedRecords records, CancellationToken ct)
    {
        var told = column.IsId ? null : resource?.Fields.FirstOrDefault(one => one.Name == column.Field);
        var field = told ?? new() { Name = column.Field, Label = column.Name, Type = FieldType.Text };
        return Pair(await records.FindAsync(column, Read(new(field, [.. table.Rows.Select(row => row.Cells[column.At])])), ct));
    }

    /// <returns>Those that can be looked for.</returns>
    private List<JsonElement> Read(CellReading reading)
    {
        foreach (var row in table.Rows)
            if (row.Cells[column.At].Length == 0)
                Tell(row, "the key is empty");
            else if (reading.Read(row.Cells[column.At]) is { Mistake: { } wrong })
                Tell(row, wrong);
            else
                Add(row, reading.Read(row.Cells[column.At]).Value);
        return [.. known.Values.Select(one => one.Key)];
    }

    private List<TablePair> Pair(ILookup<string, ErpRecord> found)
    {
        foreach (var (key, (row, _)) in known)
            if (!found[key].Any() && !use.Create)
                Tell(row, $"{use.Resource} has no record with the {column.Field} \"{key}\"");
            else if (found[key].Count() > 1)
                Tell(row, $"{use.Resource} has {found[key].Count()} records with the {column.Field} \"{key}\": {string.Join(", ", found[key].Select(record => record.Id).Take(5))}");
        return [.. known.Where(one => use.Create || found[one.Key].Any()).Select(one => new TablePair(one.Value.Row, one.Value.Key, found[one.Key].FirstOrDefault()))];
    }

    private void Add(TableRow row, JsonElement key)
    {
        if (!known.TryAdd(KeyedRecords.Text(key), (row, key)))
            Tell(row, $"the key \"{row.Cells[column.At]}\" stands on line {known[KeyedRecords.Text(key)].Row.Line} too");
    }

    private void Tell(TableRow row, string text) => mistakes.Add(row.Line, column.Name, text);
}
