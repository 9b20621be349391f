using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Connectors.Records;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Previews;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Tables;

using Pairs = IReadOnlyList<TablePair>;
using Readings = IReadOnlyDictionary<TableColumn, CellReading>;

/// <summary>What a table wants of the records that it names. Nothing is given before every cell is understood and every key found.</summary>
internal sealed class TableFindings(Table table, TableUse use, IDescribe? description)
{
    private const int PageSize = 100;

    private readonly TableMistakes mistakes = new(table.Name);

    public async IAsyncEnumerable<IReadOnlyList<PlanEntry>> ReadAsync(IRecordReader records, [EnumeratorCancellation] CancellationToken ct)
    {
        var resource = description is null ? null : await description.DescribeAsync(use.Resource, ct);
        var columns = new TableColumns(table, use, mistakes).Find(resource);
        var pairs = await PairAsync(columns, resource, records, ct);
        var readings = columns.Where(column => column.Role != ColumnRole.Key).ToDictionary(column => column, column => Reading(column, resource, pairs));
        CheckCells(readings);
        mistakes.Refuse();
        foreach (var page in pairs.Chunk(PageSize))
            yield return [.. page.Select(pair => pair.Record is { } record ? Entry(pair.Row, record, readings) : Created(pair, readings, resource))];
    }

    private async Task<Pairs> PairAsync(IReadOnlyList<TableColumn> columns, ResourceInfo? resource, IRecordReader records, CancellationToken ct)
    {
        if (columns.FirstOrDefault(column => column.Role == ColumnRole.Key) is not { } key)
            return [];
        string[] fields = [.. columns.Where(column => !column.IsId).Select(column => column.Field).Distinct()];
        return fields.Length == 0 ? [] : await new TableKeys(table, use, key, mistakes).PairAsync(resource, new(records, use.Resource, fields), ct);
    }

    private void CheckCells(Readings readings)
    {
        foreach (var row in table.Rows)
            foreach (var (column, reading) in readings.Where(one => Says(row, one.Key)))
                if (reading.Read(row.Cells[column.At]).Mistake is { } wrong)
                    mistakes.Add(row.Line, column.Name, wrong);
    }

    private CellReading Reading(TableColumn column, ResourceInfo? resource, Pairs pairs) => new(
        resource?.Fields.FirstOrDefault(field => field.Name == column.Field) ?? Guessed(column.Field, pairs),
        [.. table.Rows.Select(row => row.Cells[column.At].Trim())]);

    /// <summary>Where the system does not say what its fields are, its values do.</summary>
    private static ResourceField Guessed(string field, Pairs pairs) => new()
    {
        Name = field,
        Label = field,
        Type = pairs.Where(pair => pair.Record is not null).Select(pair => pair.Record!.Values[field].ValueKind).FirstOrDefault(kind => kind != JsonValueKind.Null) switch
        {
            JsonValueKind.Number => FieldType.Number,
            JsonValueKind.True or JsonValueKind.False => FieldType.Boolean,
            _ => FieldType.Text,
        },
    };

    /// <summary>An empty cell says nothing, unless it was asked to.</summary>
    private bool Says(TableRow row, TableColumn column) => use.EmptyClears || row.Cells[column.At].Length > 0;

    private PlanEntry Entry(TableRow row, ErpRecord record, Readings readings)
    {
        var entry = Planning.Set(record.Id, record.Version, record.Values, Values(row, ColumnRole.Set, readings));
        return entry.Verdict == PlanVerdict.Change && Other(record, Values(row, ColumnRole.Expect, readings)) is { } other
            ? Planning.Refuse(record.Id, record.Version, record.Values, other) : entry;
    }

    /// <summary>The key is a value like the others. What is empty in the table is left to the system.</summary>
    private PlanEntry Created(TablePair pair, Readings readings, ResourceInfo? resource)
    {
        var values = Values(pair.Row, ColumnRole.Set, readings).Where(value => value.Value.ValueKind != JsonValueKind.Null).ToDictionary();
        values[use.KeyField] = pair.Key;
        var canBeTakenBack = resource?.Changes is not { } changes || changes.Contains(ChangeKind.Archive) || changes.Contains(ChangeKind.Delete);
        return Planning.Create($"new_{pair.Row.Line}_{Guid.NewGuid():N}", values, canBeTakenBack);
    }

    private Dictionary<string, JsonElement> Values(TableRow row, ColumnRole role, Readings readings) => readings
        .Where(one => one.Key.Role == role && Says(row, one.Key))
        .ToDictionary(one => one.Key.Field, one => one.Value.Read(row.Cells[one.Key.At]).Value);

    private static string? Other(ErpRecord record, Dictionary<string, JsonElement> expected) => RecordValues.Missing(record.Values, expected)
        .Select(field => $"{field.Key} is {PreviewValue.Of(record.Values[field.Key])}, and the table expects {PreviewValue.Of(field.Value)}.").FirstOrDefault();
}
