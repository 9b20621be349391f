using System.Text.Json;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Models;

/// <summary>Calls whose answers have a shape. What has another one was not said by an Odoo.</summary>
internal static class Answers
{
    public static async Task<IReadOnlyList<Row>> RowsAsync(this Session session, OdooCall call, CancellationToken ct)
    {
        var result = (await session.CallAsync(call, ct)).Result;
        return result.ValueKind == JsonValueKind.Array && result.EnumerateArray().All(IsRecord)
            ? [.. result.EnumerateArray().Select(json => new Row(json))] : throw Odd(call, "a list of records");
    }

    public static async Task<Row> RowAsync(this Session session, OdooCall call, CancellationToken ct) =>
        new((await session.CallAsync(call, ct)).Be(JsonValueKind.Object, call, "an object"));

    public static async Task<long> NumberAsync(this Session session, OdooCall call, CancellationToken ct) =>
        (await session.CallAsync(call, ct)).Be(JsonValueKind.Number, call, "a number").GetInt64();

    public static JsonElement Be(this Answer answer, JsonValueKind kind, OdooCall call, string expected) =>
        answer.Result.ValueKind == kind ? answer.Result : throw Odd(call, expected);

    private static bool IsRecord(JsonElement json) => json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out _);

    public static ConnectorException Odd(OdooCall call, string expected) => new(FailureKind.Unexpected,
        $"{call.Method} of {call.Model} was answered by something else than {expected}.", "Check that url leads to an Odoo, and that no module or proxy changes its answers.");
}
