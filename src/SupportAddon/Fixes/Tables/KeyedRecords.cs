using System.Globalization;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Tables;

/// <summary>The records that the keys of a table name.</summary>
internal sealed class KeyedRecords(IRecordReader records, string resource, IReadOnlyList<string> fields)
{
    /// <summary>So many keys are asked for at once.</summary>
    private const int AtOnce = 100;

    /// <returns>By key, to the letter: a system that takes A1 for a1 has not found A1.</returns>
    public async Task<ILookup<string, ErpRecord>> FindAsync(TableColumn key, IReadOnlyCollection<JsonElement> keys, CancellationToken ct)
    {
        var found = new Dictionary<string, ErpRecord>(); // By id: pages may overlap.
        await foreach (var record in key.IsId ? OneByOneAsync(keys, ct) : TogetherAsync(key.Field, keys, ct))
            found.TryAdd(record.Id, record);
        return found.Values.ToLookup(record => key.IsId ? record.Id : Text(record.Values[key.Field]));
    }

    /// <summary>12 and 12.0 are the same key.</summary>
    public static string Text(JsonElement key) => key.ValueKind == JsonValueKind.Number && key.TryGetDecimal(out var number)
        ? number.ToString("0.#############################", CultureInfo.InvariantCulture) : key.ToString();

    private async IAsyncEnumerable<ErpRecord> OneByOneAsync(IEnumerable<JsonElement> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var id in ids)
            if (await records.GetAsync(resource, id.ToString(), fields, ct) is { } record)
                yield return record;
    }

    private async IAsyncEnumerable<ErpRecord> TogetherAsync(
        string field, IEnumerable<JsonElement> keys, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var some in keys.Chunk(AtOnce))
            await foreach (var page in records.FindAsync(new() { Resource = resource, Fields = fields, Conditions = [new(field, Comparison.In, JsonSerializer.SerializeToElement(some))] }, ct))
                foreach (var record in page)
                    yield return record;
    }
}
