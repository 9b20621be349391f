using System.Text.Json;

namespace SupportAddon.Odoo.Rpc;

/// <summary>
/// An error as both transports tell it: the name of a Python exception and a sentence. What comes with it as
/// <c>debug</c> is a stack trace with values in it and is never read.
/// </summary>
internal sealed record OdooError(string Name, string Message)
{
    /// <summary>The error of such an object, or null where it names none.</summary>
    public static OdooError? Of(JsonElement? data) => Text(data, "name") is { } name ? new OdooError(name, Text(data, "message") ?? "") : null;

    /// <summary>Measured: a user id that does not exist is told as a missing record of res.users.</summary>
    public bool IsUnknownUser => Name == "odoo.exceptions.MissingError" && Message.Contains("res.users", StringComparison.Ordinal);

    private static string? Text(JsonElement? data, string name) =>
        data is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
