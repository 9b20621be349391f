using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Records;

/// <summary>Changes as tests write them down.</summary>
internal static class Corrections
{
    public static RecordChange Of(ChangeKind kind, string resource, object id) => new() { Kind = kind, Resource = resource, Id = $"{id}" };

    public static RecordChange Set(string resource, object id, params (string Field, object? Value)[] values) => Of(ChangeKind.Set, resource, id) with { Values = Values(values) };

    public static RecordChange Create(string resource, string key, params (string Field, object? Value)[] values) =>
        new() { Kind = ChangeKind.Create, Resource = resource, Key = key, Values = Values(values) };

    public static Dictionary<string, JsonElement> Values(params (string Field, object? Value)[] values) =>
        values.ToDictionary(value => value.Field, value => JsonSerializer.SerializeToElement(value.Value));

    public static Task<WriteOutcome> WriteAsync(this IRecordStore store, RecordChange change) => store.WriteAsync(change, CancellationToken.None);

    public static async Task<ErpRecord> WrittenAsync(this IRecordStore store, RecordChange change)
    {
        var outcome = await store.WriteAsync(change);
        Assert.True(outcome.Result == WriteResult.Written, $"{outcome.Result}: {outcome.Reason}");
        return outcome.Record!;
    }

    public static async Task<ConnectorException> RefusedAsync(this IRecordStore store, RecordChange change, string message, FailureKind kind = FailureKind.Refused)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => store.WriteAsync(change));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Next, StringComparison.Ordinal);
        return failure;
    }

    public static async Task<IReadOnlyList<ErpRecord>> FoundAsync(this IRecordStore store, string resource, string[] fields, params FieldCondition[] conditions)
    {
        var found = new List<ErpRecord>();
        await foreach (var page in store.FindAsync(new RecordQuery { Resource = resource, Fields = fields, Conditions = conditions }, CancellationToken.None))
            found.AddRange(page);
        return found;
    }

    public static string? Text(this ErpRecord record, string field) => record.Values[field].ValueKind == JsonValueKind.Null ? null : record.Values[field].ToString();

    public static string Names(this JsonObject body) => string.Join(',', body.Select(value => value.Key).Order(StringComparer.Ordinal));
}
