using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>
/// Writes the same values to one or more records of a model: they are compared, written in one call, and read back.
/// Odoo keeps all of a call or nothing of it; what one record spoils is tried again one by one.
/// </summary>
internal sealed class RecordWriter(Session session, RecordSearch search, OdooOptions options)
{
    private const string Active = "active";

    /// <param name="changes">Alike in all but their records, each of another record.</param>
    public async Task<IReadOnlyList<Verdict>> WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken ct)
    {
        IReadOnlyList<RecordChange> asked = [.. changes.Select(Spelled)];
        var fields = await search.FieldsAsync(asked[0].Resource, asked[0].Values.Keys, ct);
        var call = Call(asked[0], fields);
        var now = await ReadAsync(asked, ct);
        var verdicts = asked.ToDictionary(change => change.Id!, change => Comparing.BeforeWriting(change, fields, now.GetValueOrDefault(change.Id!)));
        IReadOnlyList<RecordChange> rest = [.. asked.Where(change => verdicts[change.Id!] is null)];
        if (rest.Count > 0)
            foreach (var (change, verdict) in rest.Zip(await SendAsync(rest, fields, call, ct)))
                verdicts[change.Id!] = verdict;
        return [.. asked.Select(change => verdicts[change.Id!]!)];
    }

    private async Task<IReadOnlyList<Verdict>> SendAsync(IReadOnlyList<RecordChange> rest, ModelFields fields, Func<IEnumerable<long>, OdooCall> call, CancellationToken ct)
    {
        try
        {
            var sent = call(rest.Select(Id));
            (await session.SendAsync(sent, ct)).Be(JsonValueKind.True, sent, "true");
        }
        catch (ConnectorException failure) when (Doubts.Of(failure) == Doubt.None)
        {
            return rest.Count > 1 && failure.Kind is FailureKind.Refused or FailureKind.NotFound or FailureKind.Forbidden
                ? await OneByOneAsync(rest, fields, call, ct)
                : failure.Kind == FailureKind.NotFound ? [await NotFoundAsync(rest[0], failure)] : [.. rest.Select(_ => new Verdict(null, failure))];
        }
        catch (ConnectorException failure)
        {
            return await ReadBackAsync(rest, failure, (change, now) => Comparing.AfterDoubt(change, fields, now, Doubts.Of(failure) == Doubt.Ended, failure));
        }
        return await ReadBackAsync(rest, null, (change, now) => Comparing.AfterWriting(change, fields, now));
    }

    private async Task<IReadOnlyList<Verdict>> OneByOneAsync(IReadOnlyList<RecordChange> rest, ModelFields fields, Func<IEnumerable<long>, OdooCall> call, CancellationToken ct)
    {
        var verdicts = new List<Verdict>();
        foreach (var change in rest)
            verdicts.AddRange(await SendAsync([change], fields, call, ct));
        return verdicts;
    }

    // The record itself may be what Odoo does not find, or one that a value refers to.
    private async Task<Verdict> NotFoundAsync(RecordChange change, ConnectorException failure)
    {
        try
        {
            return Comparing.AfterNotFound(change, (await ReadAsync([change], CancellationToken.None)).GetValueOrDefault(change.Id!), failure);
        }
        catch (ConnectorException)
        {
            return new Verdict(null, failure);
        }
    }

    // Nobody may end this: what was sent must be known.
    private async Task<IReadOnlyList<Verdict>> ReadBackAsync(IReadOnlyList<RecordChange> changes, ConnectorException? failure, Func<RecordChange, ErpRecord?, Verdict> judge)
    {
        try
        {
            var now = await ReadAsync(changes, CancellationToken.None);
            return [.. changes.Select(change => judge(change, now.GetValueOrDefault(change.Id!)))];
        }
        catch (ConnectorException blind)
        {
            return [.. changes.Select(_ => Comparing.Unknown(failure ?? blind))];
        }
    }

    private Task<IReadOnlyDictionary<string, ErpRecord>> ReadAsync(IReadOnlyList<RecordChange> changes, CancellationToken ct) =>
        search.GetAsync(changes[0].Resource, changes.Select(change => change.Id!), changes.SelectMany(change => change.Values.Keys.Concat(change.Before.Keys)), ct);

    private Func<IEnumerable<long>, OdooCall> Call(RecordChange change, ModelFields fields)
    {
        if (change.Kind == ChangeKind.Delete)
            return ids => OdooCall.Unlink(change.Resource, ids, options.WritingContext());
        var values = change.Values.ToDictionary(value => value.Key, value => RecordValues.Write(value.Key, RecordFields.Known(fields, value.Key), value.Value));
        return ids => OdooCall.Write(change.Resource, ids, new JsonObject(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value.DeepClone()))), options.WritingContext());
    }

    // Archiving is a field of its own in Odoo.
    private static RecordChange Spelled(RecordChange change) => change switch
    {
        { Version: not null } => throw new ConnectorException(FailureKind.Refused, "Records of Odoo have no version to compare with.", "Compare values by Before."),
        { Kind: ChangeKind.Archive } => change with { Values = IsActive(false) },
        { Kind: ChangeKind.Restore } => change with { Values = IsActive(true) },
        _ => change,
    };

    private static Dictionary<string, JsonElement> IsActive(bool value) => new() { [Active] = RecordValues.Element(value) };

    private static long Id(RecordChange change) => long.Parse(change.Id!, CultureInfo.InvariantCulture);
}
