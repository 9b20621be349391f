using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Rest.Checking;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>Finds and gets the records of one kind.</summary>
internal sealed class RecordSearch(Manifest manifest, Exchange exchange, ResourcePlan plan)
{
    private readonly SignIn _signIn = new(manifest, exchange);

    private readonly RecordMapper _mapper = new(manifest, plan);

    /// <summary>The records that fit, each once, ascending by id.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(Conditions conditions, IReadOnlyList<FieldPlan> fields, [EnumeratorCancellation] CancellationToken ct)
    {
        string? last = null;
        await foreach (var given in Walk(conditions).PagesAsync(ct))
        {
            await _signIn.ProveNoVisitorAsync(ct);
            var after = last;
            // A walk that begins anew gives rows again.
            var fresh = given.Rows.Where(row => after is null || IdOrder.Compare(row.Id, after) > 0).ToList();
            last = fresh.Count == 0 ? last : fresh[^1].Id;
            yield return [.. fresh.Where(row => conditions.Fit(_mapper, row.Json)).Select(row => _mapper.Record(row.Json, fields))];
        }
    }

    /// <summary>One record as it is now. Null where there is none; what a visitor is not shown may be there.</summary>
    public async Task<ErpRecord?> GetAsync(string id, IEnumerable<FieldPlan> fields, CancellationToken ct)
    {
        var found = await exchange.AskAsync(exchange.At(plan.Get.Path.AddressOf(id), plan.Get.Query).ToUri(), new Asking(_ => true, MayIgnore: false), ct);
        if (found.Answer is null)
            await _signIn.ProveNoVisitorAsync(ct);
        return found.Answer is { } answer ? _mapper.Record(Own(answer.Body, id), fields) : null;
    }

    private JsonElement Own(JsonElement body, string id)
    {
        var record = plan.Get.Select is null ? body : plan.Get.Select.In(body) ?? throw Wrong(id, $"has nothing at \"{plan.Get.Select}\" in its own answer");
        return _mapper.Id(record) == id ? record : throw Wrong(id, "is another record when asked for by itself");
    }

    private Walk Walk(Conditions conditions) => new(
        new ListReader(exchange, plan.Find, manifest.Name, row => new Row(_mapper.Id(row), null, row)),
        _ => conditions.Ask(exchange.At(plan.Find.Path.AddressOf(""), plan.Find.Query), manifest.Clock), () => new IdOrder(manifest.Name));

    private ConnectorException Wrong(string id, string what) => new(FailureKind.Unexpected,
        $"Record {id} of {plan.Name} {what}.", $"Correct \"get\" of \"{plan.Name}\" under \"resources\" in the manifest.");
}
