using System.Text.Json;
using SupportAddon.Connectors.Records;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Previews;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Tables;

/// <summary>Which records an import has made, and what is to become of them.</summary>
/// <param name="Keys">The import's own file, or a list of ids, with the column that tells which record; null where conditions tell it.</param>
/// <param name="Where">As typed: a time of creation and an author.</param>
/// <param name="Fields">What is looked at: shown for each record, and still so when it is archived.</param>
/// <param name="Delete">Instead of archiving.</param>
internal sealed record ImportedRecords(string Resource, (Table Table, TableUse Use)? Keys, IReadOnlyList<string> Where, IReadOnlyList<string> Fields, bool Delete)
{
    private PlanChange Change => Delete ? PlanChange.Delete : PlanChange.Archive;

    /// <summary>As a plan keeps it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Kept => new Dictionary<string, JsonElement>(Keys is { } keys ? keys.Use.Kept(keys.Table) : new Dictionary<string, JsonElement>())
    {
        ["where"] = JsonSerializer.SerializeToElement(Where),
        ["fields"] = JsonSerializer.SerializeToElement(Fields),
        ["delete"] = JsonSerializer.SerializeToElement(Delete),
    };

    public async IAsyncEnumerable<IReadOnlyList<PlanEntry>> ReadAsync(
        IDescribe? description, IRecordReader records, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var resource = description is null ? null : await description.DescribeAsync(Resource, ct);
        var pages = Keys is { } keys
            ? NamedAsync(keys.Table, keys.Use, resource, records, ct)
            : records.FindAsync(new() { Resource = Resource, Fields = Fields, Conditions = RecordFilter.Read(Where, resource) }, ct);
        await foreach (var page in pages)
            yield return [.. page.Select(Entry)];
    }

    private async IAsyncEnumerable<IReadOnlyList<ErpRecord>> NamedAsync(
        Table table, TableUse use, ResourceInfo? resource, IRecordReader records, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var mistakes = new TableMistakes(table.Name);
        var pairs = new TableColumns(table, use, mistakes).Key(resource) is { } key
            ? await new TableKeys(table, use, key, mistakes).PairAsync(resource, new(records, Resource, key.IsId ? Fields : [.. Fields.Union([key.Field])]), ct)
            : [];
        mistakes.Refuse();
        yield return [.. pairs.Select(pair => pair.Record).OfType<ErpRecord>()];
    }

    /// <summary>Who approves knows records by what stands in them.</summary>
    private PlanEntry Entry(ErpRecord record) => Planning.Whole(record.Id, record.Version, record.Values, Change) with
    {
        Reason = string.Join(", ", record.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key} = {PreviewValue.Of(value.Value)}"))
            + (Delete ? ". Cannot be undone." : ""),
    };
}
