using System.Text.Json;
using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>Compares a change with the record as it is.</summary>
internal static class Comparing
{
    /// <summary>What is decided without a write; null where the change is to be sent.</summary>
    public static Verdict? BeforeWriting(RecordChange change, ModelFields fields, ErpRecord? now)
    {
        if (now is null)
            return Missing(change);
        var told = Only(now, change.Values.Keys);
        if (change.Kind != ChangeKind.Delete && Differing(fields, change.Values, now, RecordValues.AreSame).Count == 0)
            return Verdict.Of(WriteResult.AlreadySo, told);
        return Differing(fields, change.Before, now, RecordValues.AreSame) is { Count: > 0 } changed
            ? Verdict.Of(WriteResult.Conflict, Only(now, change.Values.Keys.Concat(change.Before.Keys)), $"Changed since it was read: {string.Join(", ", changed)}.") : null;
    }

    /// <summary>What was read back after Odoo had answered that it was written.</summary>
    public static Verdict AfterWriting(RecordChange change, ModelFields fields, ErpRecord? now) => (change.Kind, now) switch
    {
        (ChangeKind.Delete, null) => Verdict.Of(WriteResult.Written, null),
        (ChangeKind.Delete, _) => Verdict.Of(WriteResult.Altered, now, "Odoo answered that it was deleted, but it is still there."),
        (_, null) => Verdict.Of(WriteResult.Unknown, null, "It was written, but can no longer be seen with this key."),
        _ => Differing(fields, change.Values, now, RecordValues.IsKept) is { Count: > 0 } other
            ? Verdict.Of(WriteResult.Altered, Only(now, change.Values.Keys), $"Odoo made something else of {string.Join(", ", other)}.")
            : Verdict.Of(WriteResult.Written, Only(now, change.Values.Keys)),
    };

    /// <summary>What was read back after no answer came, or one that leaves open whether it was written.</summary>
    public static Verdict AfterDoubt(RecordChange change, ModelFields fields, ErpRecord? now, bool hasEnded, ConnectorException failure)
    {
        if (change.Kind == ChangeKind.Delete ? now is null : now is not null && Differing(fields, change.Values, now, RecordValues.AreSame).Count == 0)
            return AfterWriting(change, fields, now);
        return hasEnded ? new Verdict(null, failure) : Unknown(failure, now is null ? null : Only(now, change.Values.Keys));
    }

    /// <summary>What was read after Odoo had answered that it does not find a record.</summary>
    public static Verdict AfterNotFound(RecordChange change, ErpRecord? now, ConnectorException failure) => now is null ? Missing(change)
        : new Verdict(null, new ConnectorException(FailureKind.Refused, failure.Message, "Correct the values: one of them refers to a record that is not there.", failure.InnerException));

    public static Verdict Unknown(ConnectorException failure, ErpRecord? now = null) =>
        Verdict.Of(WriteResult.Unknown, now, $"It was sent, but whether it was written is not known: {failure.Message}");

    private static Verdict Missing(RecordChange change) =>
        Verdict.Of(WriteResult.Missing, null, $"There is no record {change.Id} of {change.Resource}, or the key's user may not see it.");

    private static List<string> Differing(
        ModelFields fields, IReadOnlyDictionary<string, JsonElement> wanted, ErpRecord now, Func<FieldInfo, JsonElement, JsonElement, bool> same) =>
        [.. wanted.Where(value => !same(RecordFields.Known(fields, value.Key), value.Value, now.Values[value.Key])).Select(value => value.Key).Order()];

    private static ErpRecord Only(ErpRecord record, IEnumerable<string> names) =>
        record with { Values = names.Distinct().ToDictionary(name => name, name => record.Values[name]) };
}
