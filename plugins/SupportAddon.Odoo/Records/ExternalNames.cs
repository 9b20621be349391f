using System.Text.Json;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>A record that bears a name of ours; without an id where it may not be seen.</summary>
internal sealed record Named(long? Id);

/// <summary>Names of ours for records that we made, kept by Odoo beside them as external ids.</summary>
internal sealed class ExternalNames(Session session, OdooOptions options)
{
    private const string Module = "__supportaddon__";

    /// <summary>The record of that name; null where there is none. Any user may ask this.</summary>
    public async Task<Named?> FindAsync(string name, CancellationToken ct)
    {
        var call = OdooCall.Reference(Module, name);
        try
        {
            var told = (await session.CallAsync(call, ct)).Be(JsonValueKind.Array, call, "a model and an id");
            return new Named(told[1].ValueKind == JsonValueKind.Number ? told[1].GetInt64() : null);
        }
        catch (ConnectorException none) when (none.InnerException is OdooFault { Message: "builtins.ValueError" })
        {
            return null;
        }
    }

    /// <summary>Creates a record under a name. Where that is in doubt, it is looked for by the name.</summary>
    public async Task<(Named? Found, ConnectorException? Failure)> LoadAsync(
        string model, string name, IReadOnlyList<(string Column, string Text)> cells, CancellationToken ct)
    {
        // Without a zone an instant would be taken for the user's own time.
        var context = options.WritingContext();
        context["tz"] = "UTC";
        var call = OdooCall.Load(model, cells.Select(cell => cell.Column).Prepend("id"), cells.Select(cell => cell.Text).Prepend($"{Module}.{name}"), context);
        try
        {
            return Loaded(model, (await session.SendAsync(call, ct)).Result, call);
        }
        catch (ConnectorException failure) when (Doubts.Of(failure) != Doubt.None)
        {
            return (await LookAsync(name), failure);
        }
        catch (ConnectorException failure)
        {
            return (null, failure);
        }
    }

    private async Task<Named?> LookAsync(string name)
    {
        try
        {
            return await FindAsync(name, CancellationToken.None);
        }
        catch (ConnectorException)
        {
            return null;
        }
    }

    // A refusal has ids that are false; what has none was not said by load, and says nothing of the write.
    private static (Named?, ConnectorException?) Loaded(string model, JsonElement told, OdooCall call) => told.ValueKind != JsonValueKind.Object ? throw Odd(call) : new Row(told) switch
    {
        var row when row.Many("ids") is [var id] => (new Named(id), null),
        var row when row.IsFalse("ids") => (null, new ConnectorException(FailureKind.Refused,
            $"Odoo refused to create a record of {model}: {Why(row)}.", "Correct the values, or give the key's user the right to create it.")),
        _ => throw Odd(call),
    };

    private static ConnectorException Odd(OdooCall call) => Answers.Odd(call, "what became of each row");

    private static string Why(Row result) => result.Json.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0
        ? string.Join(' ', (new Row(messages[0]).Text("message") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.') : "it gave no reason";
}
