using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>Changes of records in few words.</summary>
internal static class Corrections
{
    public static RecordChange Set(string id, params (string Field, object? Value)[] values) =>
        new() { Kind = ChangeKind.Set, Resource = Desk.Task, Id = id, Values = Values(values) };

    public static RecordChange Create(string key, params (string Field, object? Value)[] values) =>
        new() { Kind = ChangeKind.Create, Resource = Desk.Task, Key = key, Values = Values(values) };

    public static RecordChange Of(ChangeKind kind, string id) => new() { Kind = kind, Resource = Desk.Task, Id = id };

    public static RecordChange If(this RecordChange change, params (string Field, object? Value)[] before) => change with { Before = Values(before) };

    public static Dictionary<string, JsonElement> Values(params (string Field, object? Value)[] values) =>
        values.ToDictionary(value => value.Field, value => JsonSerializer.SerializeToElement(value.Value));

    public static string Text(this ErpRecord? record, string field) => record!.Values[field].GetRawText();

    public static async Task<List<ErpRecord>> FoundAsync(this IRecordStore store, string resource, string field, params FieldCondition[] conditions)
    {
        var found = new List<ErpRecord>();
        await foreach (var page in store.FindAsync(new RecordQuery { Resource = resource, Fields = [field], Conditions = conditions }, CancellationToken.None))
            found.AddRange(page);
        return found;
    }
}
