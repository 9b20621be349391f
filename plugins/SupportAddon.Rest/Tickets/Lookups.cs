using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tickets;

/// <summary>Tables from id to label, each read when it is first needed and kept for one reading.</summary>
internal sealed class Lookups(Exchange exchange, Manifest manifest, Ignored ignored)
{
    private readonly Dictionary<string, Dictionary<string, Labelled>> _tables = [];

    public async Task LoadAsync(IEnumerable<string> names, CancellationToken ct)
    {
        foreach (var name in names)
            await TableAsync(name, ct);
    }

    /// <summary>
    /// The label, or the id behind a '#' where the source does not tell it (any more): seen as unmapped, never taken
    /// for a label.
    /// </summary>
    public string Label(string name, string id) => _tables[name].TryGetValue(id, out var known) ? known.Label : $"#{id}";

    /// <summary>The ids that have this label, as the source writes them: numbers or texts.</summary>
    public async Task<IReadOnlyList<JsonNode>> IdsAsync(string name, string label, CancellationToken ct) =>
        [.. (await TableAsync(name, ct)).Where(row => row.Value.Label == label).Select(row => row.Value.IsNumber ? JsonNode.Parse(row.Key)! : row.Key)];

    /// <summary>All of a table, by id.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(string name, CancellationToken ct) =>
        [.. (await TableAsync(name, ct)).Select(row => new Choice(row.Key, row.Value.Label))];

    /// <summary>The last refusal of an optional source: what it would have told is missing in its table.</summary>
    public ConnectorException? Refused { get; private set; }

    /// <summary>Whether any source of a table may be read at all; of those asked for each id of another, the first is tried.</summary>
    public async Task<bool> CanReadAsync(string name, CancellationToken ct)
    {
        foreach (var source in manifest.Lookups[name])
            if (await PathsAsync(source, ct).FirstOrDefaultAsync(ct) is { } path && await TryReadAsync(source, path, [], ct))
                return true;
        return false;
    }

    private async Task<Dictionary<string, Labelled>> TableAsync(string name, CancellationToken ct)
    {
        if (_tables.TryGetValue(name, out var known))
            return known;
        var table = new Dictionary<string, Labelled>();
        foreach (var source in manifest.Lookups[name])
            await foreach (var path in PathsAsync(source, ct))
                await TryReadAsync(source, path, table, ct);
        return _tables[name] = table;
    }

    private async IAsyncEnumerable<string> PathsAsync(LookupSource source, [EnumeratorCancellation] CancellationToken ct)
    {
        if (source.Each is null)
            yield return source.List.Path.Address(default)!;
        else
            foreach (var id in (await TableAsync(source.Each, ct)).Keys)
                yield return source.List.Path.Address(IdRecord(id))!;
    }

    private async Task<bool> TryReadAsync(LookupSource source, string path, Dictionary<string, Labelled> table, CancellationToken ct)
    {
        try
        {
            await ReadAsync(source, path, table, ct);
            return true;
        }
        catch (ConnectorException refused) when (source.IsOptional && (refused.Kind is FailureKind.Forbidden or FailureKind.NotFound))
        {
            // What this source would have told stays without a label, which Label makes visible.
            Refused = refused;
            return false;
        }
    }

    private async Task ReadAsync(LookupSource source, string path, Dictionary<string, Labelled> table, CancellationToken ct)
    {
        await foreach (var page in Walk(source.List, path).PagesAsync(ct))
            foreach (var row in page.Rows.SelectMany(row => source.Rows?.ItemsIn(row.Json) ?? [row.Json]))
                if (source.Id.In(row) is { } value && JsonText.Of(value) is { } id && source.Label.Text(row) is { } label)
                    table.TryAdd(id, new Labelled(label, value.ValueKind == JsonValueKind.Number));
    }

    private Walk Walk(ListPlan list, string path) => new(
        new ListReader(exchange, list, manifest.Name, row => new Row(row.GetRawText(), null, row), ignored.Note),
        _ => exchange.At(path, list.Query), () => new AnyOrder());

    private static JsonElement IdRecord(string id) =>
        JsonElement.Parse(new JsonObject { ["id"] = id }.ToJsonString());

    private readonly record struct Labelled(string Label, bool IsNumber);
}
