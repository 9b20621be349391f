using System.Text.Json;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Records;

/// <summary>Compares a change, its values in their normal spelling, with the record before and after it.</summary>
internal sealed class Comparing(RecordChange change, Kind kind, IReadOnlyDictionary<string, Field> fields)
{
    /// <summary>What is decided without a write; null where the change is to be sent.</summary>
    public WriteOutcome? BeforeWriting(Found? now)
    {
        if (now is null)
            return new WriteOutcome(WriteResult.Missing, null, $"There is no record {change.Id} of {kind.Name}, or the key's user may not see it.");
        if (change.Kind != ChangeKind.Delete && Differing(change.Values, now).Count == 0)
            return new WriteOutcome(WriteResult.AlreadySo, Told(now));
        return Differing(change.Before, now) is { Count: > 0 } changed
            ? new WriteOutcome(WriteResult.Conflict, Told(now), $"Changed since it was read: {string.Join(", ", changed)}.") : null;
    }

    /// <summary>What to tell of a write, by what Dolibarr said and by what is read back.</summary>
    /// <exception cref="ConnectorException">Nothing was written.</exception>
    public WriteOutcome AfterWriting(Sent sent, Found before, Found? now)
    {
        if (change.Kind == ChangeKind.Delete)
            return now is null ? new WriteOutcome(WriteResult.Written, null) : sent.Doubt == Doubt.UnderWay ? Unknown(sent, now) : throw sent.Failure ?? Kept("it is still there");
        if (now is null)
            return Unknown(sent, null);
        if (Differing(change.Values, now) is not { Count: > 0 } other)
            return new WriteOutcome(WriteResult.Written, Told(now));
        if (sent.Doubt == Doubt.UnderWay)
            return Unknown(sent, now);
        // 17 answers well to what its database refuses, a text that is too long for one, and keeps what was there.
        if (IsAsBefore(before, now))
            throw sent.Failure ?? Kept($"{string.Join(", ", other)} {(other.Count == 1 ? "is" : "are")} as before");
        return new WriteOutcome(WriteResult.Altered, Told(now), $"Dolibarr made something else of {string.Join(", ", other)}.");
    }

    public WriteOutcome Unknown(Sent sent, Found? now) =>
        new(WriteResult.Unknown, now is null ? null : Told(now), $"It was sent, but whether it was written is not known{(sent.Failure is { } failure ? $": {failure.Message}" : ".")}");

    public IReadOnlyList<string> Differing(IReadOnlyDictionary<string, JsonElement> wanted, Found now) =>
        [.. wanted.Where(value => !RecordValues.AreSame(value.Value, RecordValues.Read(fields[value.Key], now.Row))).Select(value => value.Key).Order(StringComparer.Ordinal)];

    private bool IsAsBefore(Found before, Found now) =>
        change.Values.Keys.All(name => RecordValues.AreSame(RecordValues.Read(fields[name], before.Row), RecordValues.Read(fields[name], now.Row)));

    private ErpRecord Told(Found now) => RecordSearch.Record(kind, change.Id!, now.Row, change.Values.Keys.Concat(change.Before.Keys).Select(name => fields[name]));

    private ConnectorException Kept(string what) => new(FailureKind.Refused, $"Dolibarr answered that record {change.Id} of {kind.Name} was written, but {what}.",
        "Look for a value that is too long, a character outside the database's character set, or a rule of a module; Dolibarr's log may say which.");
}
