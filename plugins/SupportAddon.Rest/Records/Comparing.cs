using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>Compares a change, its values in their normal spelling, with the record before and after it.</summary>
internal sealed class Comparing(RecordChange change, ResourcePlan plan, string system)
{
    /// <summary>The fields that must be known of the record.</summary>
    public IReadOnlyList<FieldPlan> Fields { get; } = [.. change.Values.Keys.Concat(change.Before.Keys).Distinct().Select(name => plan.Fields[name])];

    public WriteOutcome Missing => new(WriteResult.Missing, null, $"There is no record {change.Id} of {plan.Name}, or the connection's user may not see it.");

    /// <summary>What is decided without a write; null where the change is to be sent.</summary>
    public WriteOutcome? BeforeWriting(ErpRecord? now) =>
        now is null ? Missing
        : change.Kind != ChangeKind.Delete && ToSend(now).Count == 0 ? new WriteOutcome(WriteResult.AlreadySo, now)
        : change.Version is { } version && now.Version != version ? Outdated(now)
        : Differing(change.Before, now) is { Count: > 0 } changed ? new WriteOutcome(WriteResult.Conflict, now, $"Changed since it was read: {string.Join(", ", changed)}.")
        : null;

    public static WriteOutcome Outdated(ErpRecord now) => new(WriteResult.Conflict, now, $"Changed since it was read: it is version {now.Version} by now.");

    /// <summary>The values of those fields that are not yet what the source would make of them.</summary>
    public IReadOnlyDictionary<string, JsonElement> ToSend(ErpRecord now) =>
        change.Values.Where(value => !RecordValues.AreSame(RecordValues.Become(plan.Fields[value.Key], value.Value), now.Values[value.Key])).ToDictionary();

    /// <summary>What to tell of a write, by what the source said and by what is read back.</summary>
    /// <exception cref="ConnectorException">Nothing was written.</exception>
    public WriteOutcome AfterWriting(Sent sent, ErpRecord before, ErpRecord? now) => (change.Kind, now) switch
    {
        (ChangeKind.Delete, null) => new WriteOutcome(WriteResult.Written, null),
        (ChangeKind.Delete, _) => sent.Doubt == Doubt.UnderWay ? Unknown(sent.Failure, now) : throw sent.Failure ?? Kept("deleted", "it is still there"),
        (_, null) => Unknown(sent.Failure, null),
        _ => AfterSetting(sent, before, now),
    };

    public WriteOutcome AfterCreating(ErpRecord made) => Differing(change.Values, made) is { Count: > 0 } other ? Altered(other, made) : new WriteOutcome(WriteResult.Written, made);

    public static WriteOutcome Unknown(ConnectorException? failure, ErpRecord? now) =>
        new(WriteResult.Unknown, now, $"It was sent, but whether it was written is not known: {failure?.Message ?? "the record cannot be seen."}");

    private WriteOutcome AfterSetting(Sent sent, ErpRecord before, ErpRecord now)
    {
        if (Differing(change.Values, now) is not { Count: > 0 } other)
            return new WriteOutcome(WriteResult.Written, now);
        if (sent.Doubt == Doubt.UnderWay)
            return Unknown(sent.Failure, now);
        // Some sources say yes to what a rule or a right forbids.
        if (IsAsBefore(before, now))
            throw sent.Failure ?? Kept("changed", $"{string.Join(", ", other)} {(other.Count == 1 ? "is" : "are")} as before");
        return Altered(other, now);
    }

    private WriteOutcome Altered(IReadOnlyList<string> other, ErpRecord now) => new(WriteResult.Altered, now, $"{system} made something else of {string.Join(", ", other)}.");

    private bool IsAsBefore(ErpRecord before, ErpRecord now) =>
        before.Version == now.Version && change.Values.Keys.All(name => RecordValues.AreSame(before.Values[name], now.Values[name]));

    private static IReadOnlyList<string> Differing(IReadOnlyDictionary<string, JsonElement> wanted, ErpRecord now) =>
        [.. wanted.Where(value => !RecordValues.AreSame(value.Value, now.Values[value.Key])).Select(value => value.Key).Order(StringComparer.Ordinal)];

    private ConnectorException Kept(string done, string what) => new(FailureKind.Refused, $"{system} said yes when record {change.Id} of {plan.Name} was to be {done}, but {what}.",
        "Check that the rules of the source (its workflow, the rights of the connection's user) allow this change.");
}
