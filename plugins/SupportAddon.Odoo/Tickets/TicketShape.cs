using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tickets;

/// <summary>Which fields of a model make a ticket.</summary>
/// <param name="Fields">The model's fields, labels in English.</param>
/// <param name="Sources">Which of them tells each field of the ticket.</param>
internal sealed record TicketShape(ModelFields Fields, IReadOnlyDictionary<string, string> Sources)
{
    /// <summary>The field that tells whose a ticket is, beside those of <see cref="TicketFields"/>.</summary>
    public const string Client = "client";

    /// <summary>The first one that the model has is taken.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Candidates = new Dictionary<string, string[]>
    {
        [TicketFields.Kind] = ["ticket_type_id", "maintenance_type", "tag_ids"],
        [TicketFields.Status] = ["stage_id", "state"],
        [TicketFields.Priority] = ["priority"],
        [TicketFields.MaintenanceType] = ["maintenance_type"],
        [TicketFields.Category] = ["category_id"],
        [TicketFields.Requester] = ["partner_id", "owner_user_id"],
        [TicketFields.Assignee] = ["user_ids", "user_id"],
        ["project"] = ["project_id"],
        ["team"] = ["team_id", "maintenance_team_id"],
        ["tags"] = ["tag_ids"],
        ["state"] = ["state", "kanban_state"],
        [Client] = ["partner_id"],
    };

    /// <summary>The fields of the ticket without which a model does not look like one of tickets.</summary>
    private static readonly string[] Telling = [TicketFields.Kind, TicketFields.Status, TicketFields.Priority];

    private static readonly string[] Others = ["name", "display_name", "description", "ticket_ref", "number", "active", "create_date", "write_date", "message_ids"];

    /// <summary>All fields by which a model is known to hold tickets.</summary>
    public static IReadOnlyList<string> Hints => [.. Candidates.Values.SelectMany(names => names).Append("message_ids").Distinct()];

    public DateTimeOffset Date => Fields.Date;

    public bool HasMessages => Fields["message_ids"] is not null;

    /// <summary>The fields to ask for.</summary>
    public IReadOnlyList<string> Asked => [.. Others.Where(name => Fields[name] is not null).Union(Sources.Values)];

    public static async Task<TicketShape> ReadAsync(Session session, OdooOptions options, CancellationToken ct)
    {
        var fields = await ModelFields.ReadAsync(session, options.Model, "en_US", ct);
        return new TicketShape(fields, Guess(name => fields[name] is not null, field => Chosen(field, options, fields)));
    }

    /// <summary>Which fields would tell a ticket of a model that has these; empty where it does not look like one of tickets.</summary>
    public static IReadOnlyDictionary<string, string> Guess(Func<string, bool> has)
    {
        var sources = Guess(has, _ => null);
        return has("message_ids") && Telling.All(sources.ContainsKey) ? sources : new Dictionary<string, string>();
    }

    private static Dictionary<string, string> Guess(Func<string, bool> has, Func<string, string?> chosen) => Candidates
        .Select(wish => (Field: wish.Key, Source: chosen(wish.Key) ?? wish.Value.FirstOrDefault(has)))
        .Where(choice => choice.Source is not null)
        .ToDictionary(choice => choice.Field, choice => choice.Source!);

    private static string? Chosen(string field, OdooOptions options, ModelFields fields)
    {
        var (option, name) = field switch
        {
            TicketFields.Kind => ("kindField", options.KindField),
            TicketFields.Status => ("statusField", options.StatusField),
            Client => ("clientField", options.ClientField),
            _ => ("", null),
        };
        if (string.IsNullOrEmpty(name))
            return null;
        return fields[name] is not null ? name : throw new ConnectorException(FailureKind.Configuration,
            $"{fields.Model} has no field \"{name}\" that the key's user may read.", $"Correct the option {option}, or give the user the right to read that field.");
    }
}
