using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Records;

/// <summary>Changes, hides and deletes records: looks, sends once what is other than it should be, and believes only what is read back.</summary>
internal sealed class RecordWriter(Session session, RecordSearch search, DolibarrOptions options, TimeProvider time)
{
    private const string On = "1", Off = "0";

    private readonly Fields _fields = new(session);
    private readonly Guards _guards = new(session);

    public async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        var kind = KindOf(change);
        change = Spelled(change, kind);
        var fields = await _fields.OfAsync(kind, change.Values.Keys.Concat(change.Before.Keys), ct);
        change = change with { Values = Normal(fields, change.Values), Before = Normal(fields, change.Before) };
        var version = (await session.StatusAsync(ct)).Version;
        await _guards.ValuesAsync(version, change.Values.Select(value => (fields[value.Key], value.Value)), ct);
        using var turn = await Turns.TakeAsync(options.Url!, kind.Parent ?? kind.Name, change.Id!.Split('/')[0], ct);
        var comparing = new Comparing(change, kind, fields);
        var now = await search.FindAsync(kind, change.Id, ct);
        if (comparing.BeforeWriting(now) is { } settled)
            return settled;
        Guards.Draft(kind, now!);
        if (change.Kind == ChangeKind.Delete)
            await _guards.ReferredAsync(kind, now!, ct);
        var body = change.Kind == ChangeKind.Delete ? null : BodyOf(kind, version, Named(change, fields, comparing.Differing(change.Values, now!)), now!);
        var sent = await session.SendAsync(body is null ? HttpMethod.Delete : HttpMethod.Put, Path(kind, change.Id), body, answer => Confirms(answer, now!), ct);
        return await ReadBackAsync(comparing, sent, kind, change.Id, now!);
    }

    /// <exception cref="ConnectorException">The change is not one that this kind of record knows.</exception>
    public static Kind KindOf(RecordChange change)
    {
        var kind = Fields.Known(change.Resource);
        return change switch
        {
            { Version: not null } => throw Refused("Records of Dolibarr have no version to compare with.", "Compare values by Before."),
            _ when !kind.Knows(change.Kind) => throw Refused($"{kind.Label}: {change.Kind} is not possible.",
                kind.Parent is null ? "Dolibarr has no such thing for them; set a field instead." : "Lines are set; add and remove them in Dolibarr."),
            { Kind: not ChangeKind.Create, Id: null } => throw Refused("The change names no record.", "Give its id."),
            _ => kind,
        };
    }

    public static Dictionary<string, JsonElement> Normal(IReadOnlyDictionary<string, Field> fields, IReadOnlyDictionary<string, JsonElement> values) =>
        values.ToDictionary(value => value.Key, value => RecordValues.Normal(fields[value.Key], value.Value));

    private JsonObject BodyOf(Kind kind, DolibarrVersion version, IEnumerable<(Field, JsonElement)> values, Found now)
    {
        var body = Body.WithEnd(Body.Of(values), now.Row, time.GetUtcNow());
        return kind.Parent is not null ? Body.WithLine(body, now.Row) : version.WipesAttributes ? Body.WithAttributes(body, now.Row) : body;
    }

    private static IEnumerable<(Field, JsonElement)> Named(RecordChange change, IReadOnlyDictionary<string, Field> fields, IReadOnlyList<string> names) =>
        names.Select(name => (fields[name], change.Values[name]));

    // Nobody may end this: what was sent must be known.
    private async Task<WriteOutcome> ReadBackAsync(Comparing comparing, Sent sent, Kind kind, string id, Found before)
    {
        Found? now;
        try
        {
            now = await search.FindAsync(kind, id, CancellationToken.None);
        }
        catch (ConnectorException)
        {
            return comparing.Unknown(sent, null);
        }
        return comparing.AfterWriting(sent, before, now);
    }

    // A change is answered by the whole record, a deletion by a success, or by 1 where contacts of 17 are deleted.
    private static bool Confirms(JsonElement answer, Found record) => answer.ValueKind switch
    {
        JsonValueKind.Object => answer.TryGetProperty("success", out _) || new Models.Row(answer).Number("id") == record.Holder.Id,
        JsonValueKind.Number => true,
        _ => false,
    };

    // Hiding is a field of its own in Dolibarr.
    private static RecordChange Spelled(RecordChange change, Kind kind) => change.Kind switch
    {
        ChangeKind.Archive => change with { Values = Shown(kind, Off) },
        ChangeKind.Restore => change with { Values = Shown(kind, On) },
        ChangeKind.Delete => change with { Values = new Dictionary<string, JsonElement>() },
        _ => change,
    };

    private static Dictionary<string, JsonElement> Shown(Kind kind, string value) => new() { [kind.HiddenBy!] = RecordValues.Element(value) };

    private static string Path(Kind kind, string id) => kind.Parent is not { } parent ? $"{kind.Name}/{Number(id)}" : $"{parent}/{Number(id.Split('/')[0])}/lines/{Number(id.Split('/')[1])}";

    private static string Number(string id) => long.Parse(id, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static ConnectorException Refused(string message, string next) => new(FailureKind.Refused, message, next);
}
