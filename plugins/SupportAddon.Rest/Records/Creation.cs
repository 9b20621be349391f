using System.Text.Json;
using System.Text.RegularExpressions;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>
/// Creates records of one kind with a name of ours in a field of theirs: created twice under one name there is one. The
/// source itself does not see to that, so that two programs at the same moment could make two.
/// </summary>
internal sealed partial class Creation(Manifest manifest, Exchange exchange, ResourcePlan plan)
{
    private readonly RecordSearch _search = new(manifest, exchange, plan);
    private readonly CreatePlan _create = plan.Create!;

    /// <summary>The change with the key among its values.</summary>
    public static RecordChange Named(RecordChange change, CreatePlan create)
    {
        if (change.Key is not { } key || !Key().IsMatch(key))
            throw new ConnectorException(FailureKind.Configuration, "A record is to be created without a key of a-z, 0-9 and '_'.", "Give each creation a key of its own.");
        return change with { Values = new Dictionary<string, JsonElement>(change.Values) { [create.Key] = RecordValues.Element(key) }, Before = new Dictionary<string, JsonElement>() };
    }

    /// <param name="change">With its key among its values.</param>
    public async Task<WriteOutcome> CreateAsync(RecordChange change, CancellationToken ct)
    {
        var comparing = new Comparing(change, plan, manifest.Name);
        if (await FindAsync(change.Key!, comparing.Fields, ct) is { } there)
            return new WriteOutcome(WriteResult.AlreadySo, there);
        var filled = change.Values.Where(value => value.Value.ValueKind != JsonValueKind.Null).ToDictionary();
        var address = exchange.At(_create.Write.Path.AddressOf("")).ToUri();
        var sent = await exchange.SendAsync(new Write(_create.Write.Method, address, RecordBody.Of(plan, _create.Write, filled), WrittenThing.Record), ct);
        sent.ThrowIfRefused();
        return await ReadBackAsync(comparing, change.Key!, sent);
    }

    // Nobody may end this: what was sent must be known.
    private async Task<WriteOutcome> ReadBackAsync(Comparing comparing, string key, Sent sent)
    {
        ErpRecord? made;
        try
        {
            made = sent.Doubt == Doubt.None && MadeId(sent) is { } id
                ? await _search.GetAsync(id, comparing.Fields, CancellationToken.None) : await FindAsync(key, comparing.Fields, CancellationToken.None);
        }
        catch (ConnectorException blind)
        {
            return Comparing.Unknown(sent.Failure ?? blind, null);
        }
        return made is not null ? comparing.AfterCreating(made) : sent.Doubt == Doubt.Ended ? throw sent.Failure! : Comparing.Unknown(sent.Failure, null);
    }

    private string? MadeId(Sent sent) => sent.Reply?.Json is { } answer ? JsonText.Of(_create.Id?.In(answer)) : null;

    /// <summary>The record of this name; null where there is none.</summary>
    public async Task<ErpRecord?> FindAsync(string key, IReadOnlyList<FieldPlan> fields, CancellationToken ct)
    {
        var named = new Conditions([new FieldCondition(_create.Key, Comparison.Equal, RecordValues.Element(key))], plan.Fields);
        await foreach (var page in _search.FindAsync(named, fields, ct))
            if (page is [var found, ..])
                return found;
        return null;
    }

    [GeneratedRegex(@"^[a-z0-9_]{1,64}\z")]
    private static partial Regex Key();
}
