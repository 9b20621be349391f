using System.Text.Json;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Models;

/// <summary>The fields of a model that this user may read.</summary>
/// <param name="Date">What the server's clock said before any record was read.</param>
internal sealed record ModelFields(string Model, IReadOnlyDictionary<string, FieldInfo> All, DateTimeOffset Date)
{
    public FieldInfo? this[string name] => All.GetValueOrDefault(name);

    /// <exception cref="ConnectorException">The model cannot be read.</exception>
    public static async Task<ModelFields> ReadAsync(Session session, string model, string language, CancellationToken ct)
    {
        var call = OdooCall.FieldsGet(model, language);
        var answer = await session.CallAsync(call, ct);
        var fields = answer.Be(JsonValueKind.Object, call, "the fields of the model").EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object)
            .ToDictionary(field => field.Name, field => Info(field.Name, field.Value));
        return new ModelFields(model, fields, answer.Date ?? throw NoDate());
    }

    private static FieldInfo Info(string name, JsonElement field) => new(
        Text(field, "string") ?? name, Text(field, "type") ?? "", Text(field, "relation"),
        field.TryGetProperty("selection", out var choices) && choices.ValueKind == JsonValueKind.Array
            ? choices.EnumerateArray().DistinctBy(choice => choice[0].ToString()).ToDictionary(choice => choice[0].ToString(), choice => choice[1].ToString())
            : new Dictionary<string, string>())
    {
        IsRequired = IsTrue(field, "required"),
        IsReadOnly = IsTrue(field, "readonly"),
        Decimals = field.TryGetProperty("digits", out var digits) && digits.ValueKind == JsonValueKind.Array && digits.GetArrayLength() == 2 ? digits[1].GetInt32() : null,
    };

    private static bool IsTrue(JsonElement field, string name) => field.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement field, string name) =>
        field.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ConnectorException NoDate() => new(FailureKind.Unexpected,
        "The answers of Odoo carry no Date, so it cannot be said up to when it was read.", "Let the proxy in front of Odoo pass on the header Date.");
}
