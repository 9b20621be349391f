using System.Globalization;
using System.Text.Json;
using SupportAddon.Dolibarr.Checking;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Records;

/// <summary>What Dolibarr lets happen and should not.</summary>
internal sealed class Guards(Session session)
{
    private const string Drafted = "0";
    private readonly Choices _choices = new(session);

    /// <summary>Values that Dolibarr takes without a look: types, severities, states and third parties that there are none of, and names that are empty.</summary>
    public async Task ValuesAsync(DolibarrVersion version, IEnumerable<(Field Field, JsonElement Value)> values, CancellationToken ct)
    {
        foreach (var (field, value) in values)
            if (field.IsReadOnly)
                throw Refused($"{field.Name} can only be read.", "Leave it out; what Dolibarr derives, numbers or locks is not written by this connector.");
            else if (field.IsRequired && Prediction.Of(version, field, value).ValueKind == JsonValueKind.Null)
                throw Refused($"{field.Name} must not be empty, and of {value.GetRawText()} Dolibarr leaves nothing.", "Give a text with something in it besides markup.");
            else if (value.ValueKind == JsonValueKind.String)
                await ExistsAsync(field, value.GetString()!, ct);
    }

    /// <summary>Validated invoices and orders are what was sent to a customer: Dolibarr lets them be changed and deleted.</summary>
    public static void Draft(Kind kind, Found now)
    {
        if (kind.OnlyDrafts && now.Holder.Text("status") != Drafted)
            throw Refused($"{kind.Label}: number {now.Holder.Text("ref")} is no draft any more, and a validated one is not touched.", "Correct it in Dolibarr, by a credit note or by setting it back to draft.");
    }

    /// <summary>Dolibarr deletes a third party or a project though tickets refer to it.</summary>
    public async Task ReferredAsync(Kind kind, Found now, CancellationToken ct)
    {
        if (kind.TicketColumn is not { } column)
            return;
        if ((await KeyUser.SeenAsync(session, ct)).Has(Right.AllThirdParties) is not true)
            throw Refused($"Whether tickets refer to record {now.Row.Id} of {kind.Name} cannot be seen with this key.", $"Give the key's user the right {Right.AllThirdParties.Told}, or hide the record.");
        var tickets = await session.ListAsync(new ListQuery("tickets", Filter.All(Filter.Is($"t.{column}", now.Row.Id)), "t.rowid", 1, "id"), ct);
        if (tickets.Rows.Count > 0)
            throw Refused($"Ticket {tickets.Rows[0].Id} refers to record {now.Row.Id} of {kind.Name}: it would be left without.", "Hide the record, or give its tickets to another one first.");
    }

    private async Task ExistsAsync(Field field, string value, CancellationToken ct)
    {
        if (field.Type == FieldType.Choice && await _choices.OfAsync(field, ct) is var choices && !choices.Any(choice => choice.Value == value))
            throw Refused($"{field.Name} cannot be \"{value}\".", $"Give one of {string.Join(", ", choices.Select(choice => choice.Value))}.");
        if (field is { Type: FieldType.Reference, RefersTo: { } kind } && await session.FindAsync(kind, long.Parse(value, CultureInfo.InvariantCulture), ct) is null)
            throw Refused($"{field.Name} cannot be {value}: {kind} has no such record.", "Give the number of a record that exists.");
    }

    private static ConnectorException Refused(string message, string next) => new(FailureKind.Refused, message, next);
}
