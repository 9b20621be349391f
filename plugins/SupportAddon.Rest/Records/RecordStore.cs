using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>Reads and corrects the kinds of record that stand in the manifest, and refuses what it does not name.</summary>
internal sealed class RecordStore(Manifest manifest, Exchange exchange)
{
    public async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var plan = Plan(query.Resource);
        var fields = Known(plan, query.Fields);
        Known(plan, query.Conditions.Select(condition => condition.Field));
        await foreach (var page in new RecordSearch(manifest, exchange, plan).FindAsync(new Conditions(query.Conditions, plan.Fields), fields, ct))
            yield return page;
    }

    public Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct)
    {
        var plan = Plan(resource);
        return new RecordSearch(manifest, exchange, plan).GetAsync(id, Known(plan, fields), ct);
    }

    /// <summary>The record of this name of ours; null where there is none, or where the manifest does not say how one is created.</summary>
    public async Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct)
    {
        var plan = Plan(resource);
        return plan.Create is null ? null : await new Creation(manifest, exchange, plan).FindAsync(key, Known(plan, fields), ct);
    }

    public Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        var plan = Plan(change.Resource);
        var spelled = Spelled(change, plan);
        return change.Kind == ChangeKind.Create ? new Creation(manifest, exchange, plan).CreateAsync(spelled, ct) : new RecordWriter(manifest, exchange, plan).WriteAsync(spelled, ct);
    }

    /// <summary>What is to be written, in its normal spelling: each value of the field's type, hiding as the field that it is.</summary>
    private RecordChange Spelled(RecordChange change, ResourcePlan plan)
    {
        if (!plan.Knows(change.Kind))
            throw Refused($"The manifest of {manifest.Name} does not say how to {change.Kind} a record of {plan.Name}.", $"Add it to \"{plan.Name}\" under \"resources\" in the manifest, if the source has such a thing.");
        if (change.Kind != ChangeKind.Create && change.Id is null)
            throw Refused("The change names no record.", "Give its id.");
        if (change.Version is not null && plan.Version is null)
            throw Refused($"Records of {plan.Name} have no version to compare with.", "Compare values by Before.");
        var values = change.Kind switch
        {
            ChangeKind.Delete => [],
            ChangeKind.Archive => Field(plan.Archive!.Field, plan.Archive.Hidden),
            ChangeKind.Restore => Field(plan.Archive!.Field, plan.Archive.Shown),
            _ => change.Values.ToDictionary(value => value.Key, value => Writable(plan, value.Key, value.Value)),
        };
        var spelled = change with { Values = values, Before = Known(plan, change.Before.Keys).ToDictionary(field => field.Name, field => RecordValues.Normal(field, change.Before[field.Name])) };
        return change.Kind == ChangeKind.Create ? Creation.Named(spelled, plan.Create!) : spelled;
    }

    private JsonElement Writable(ResourcePlan plan, string name, JsonElement value)
    {
        var field = Known(plan, [name])[0];
        if (field.Write is null)
            throw Refused($"{name} of {plan.Name} can only be read.", $"Leave it out, or say under \"resources\" in the manifest where it is written.");
        var normal = RecordValues.Normal(field, value);
        return normal.ValueKind != JsonValueKind.Null || !field.IsRequired ? normal : throw Refused($"{name} of {plan.Name} cannot be empty.", "Give a value.");
    }

    private static Dictionary<string, JsonElement> Field(string name, JsonElement value) => new() { [name] = value };

    private ResourcePlan Plan(string resource) => manifest.Resources.TryGetValue(resource, out var plan) ? plan
        : throw Refused($"The manifest of {manifest.Name} has no resource \"{resource}\".", $"There are {string.Join(", ", manifest.Resources.Keys)}.");

    private IReadOnlyList<FieldPlan> Known(ResourcePlan plan, IEnumerable<string> names) => [.. names.Select(name => plan.Fields.TryGetValue(name, out var field) ? field
        : throw Refused($"{plan.Name} of {manifest.Name} has no field \"{name}\".", $"There are {string.Join(", ", plan.Fields.Keys)}; the manifest can have more."))];

    private static ConnectorException Refused(string message, string next) => new(FailureKind.Refused, message, next);
}
