using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Records;

/// <summary>
/// Creates records with a name of ours in a field that Dolibarr keeps and lets be searched: created twice under one name
/// there is one. Dolibarr itself does not see to that, so that two programs at the same moment could make two.
/// </summary>
internal sealed partial class Creation(Session session, DolibarrOptions options, TimeProvider time)
{
    private readonly Fields _fields = new(session);
    private readonly Guards _guards = new(session);

    public async Task<WriteOutcome> CreateAsync(RecordChange change, CancellationToken ct)
    {
        var kind = RecordWriter.KindOf(change);
        var key = change.Key is { } given && Key().IsMatch(given) ? given
            : throw new ConnectorException(FailureKind.Configuration, "A record is to be created without a key of a-z, 0-9 and '_'.", "Give each creation a key of its own.");
        var fields = await _fields.OfAsync(kind, change.Values.Keys.Concat(kind.Fields.Where(field => field.IsRequired).Select(field => field.Name)), ct);
        var values = RecordWriter.Normal(fields, Complete(change, fields));
        using var turn = await Turns.TakeAsync(options.Url!, kind.Name, key, ct);
        if (await FindAsync(kind, key, ct) is { } there)
            return new WriteOutcome(WriteResult.AlreadySo, Told(change, kind, fields, there));
        await _guards.ValuesAsync((await session.StatusAsync(ct)).Version, values.Select(value => (fields[value.Key], value.Value)), ct);
        var filled = values.Where(value => value.Value.ValueKind != JsonValueKind.Null).Select(value => (fields[value.Key], value.Value));
        var body = Body.WithEnd(Body.Of(filled), null, time.GetUtcNow());
        body[kind.KeyField!] = key;
        var sent = await session.SendAsync(HttpMethod.Post, kind.Name, body, answer => Number(answer) is not null, ct);
        return await ReadBackAsync(change with { Values = values }, kind, fields, key, sent);
    }

    /// <summary>The record of this name of ours; null where there is none.</summary>
    public async Task<ErpRecord?> FindAsync(string resource, string key, IReadOnlyList<string> names, CancellationToken ct)
    {
        var kind = Fields.Known(resource);
        var fields = await _fields.OfAsync(kind, names, ct);
        return kind.KeyField is not null && await FindAsync(kind, key, ct) is { } row
            ? RecordSearch.Record(kind, row.Id.ToString(CultureInfo.InvariantCulture), row, names.Select(name => fields[name])) : null;
    }

    private async Task<WriteOutcome> ReadBackAsync(RecordChange change, Kind kind, IReadOnlyDictionary<string, Field> fields, string key, Sent sent)
    {
        Row? made;
        try
        {
            made = sent.Doubt == Doubt.None
                ? await session.FindAsync(kind.Name, Number(sent.Answer)!.Value, CancellationToken.None) : await FindAsync(kind, key, CancellationToken.None);
        }
        catch (ConnectorException blind)
        {
            return Unknown(sent.Failure ?? blind);
        }
        if (made is not { } row)
            return sent.Doubt == Doubt.Ended ? throw sent.Failure! : Unknown(sent.Failure);
        var record = Told(change, kind, fields, row);
        var other = change.Values.Where(value => !RecordValues.AreSame(value.Value, record.Values[value.Key])).Select(value => value.Key).ToList();
        return other.Count == 0 ? new WriteOutcome(WriteResult.Written, record) : new WriteOutcome(WriteResult.Altered, record, $"Dolibarr made something else of {string.Join(", ", other)}.");
    }

    private async Task<Row?> FindAsync(Kind kind, string key, CancellationToken ct)
    {
        var page = await session.ListAsync(new ListQuery(kind.Name, Filter.All(Filter.Text($"t.{kind.KeyField}", key)), "t.rowid", 2, ""), ct);
        return page.LacksSome
            ? throw new ConnectorException(FailureKind.Unexpected, $"Dolibarr counts a record of {kind.Name} with the key {key}, and does not give it.", "Look into Dolibarr's log for the record that it cannot read.")
            : page.Rows.Where(row => row.Text(kind.KeyField!) == key).Select(row => (Row?)row).FirstOrDefault();
    }

    // What must not be empty and is not given is empty.
    private static Dictionary<string, JsonElement> Complete(RecordChange change, IReadOnlyDictionary<string, Field> fields) =>
        fields.Values.ToDictionary(field => field.Name, field => change.Values.TryGetValue(field.Name, out var value) ? value : RecordValues.Element(null));

    private static ErpRecord Told(RecordChange change, Kind kind, IReadOnlyDictionary<string, Field> fields, Row row) =>
        RecordSearch.Record(kind, row.Id.ToString(CultureInfo.InvariantCulture), row, change.Values.Keys.Select(name => fields[name]));

    private static WriteOutcome Unknown(ConnectorException? failure) =>
        new(WriteResult.Unknown, null, $"It was sent, but whether it was created is not known{(failure is null ? "" : $": {failure.Message}")}");

    // Bare, and in quotation marks in some versions.
    private static long? Number(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Number or JsonValueKind.String && long.TryParse(answer.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    [GeneratedRegex("^[a-z0-9_]{1,64}$")]
    private static partial Regex Key();
}
