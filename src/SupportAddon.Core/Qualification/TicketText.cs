using SupportAddon.Core.Expressions;

namespace SupportAddon.Core.Qualification;

/// <summary>A ticket as rules see it.</summary>
/// <param name="Fields">In the source's own words.</param>
internal sealed record TicketText(
    string Number, string Title, string? Description, string Connection, DateTimeOffset CreatedAt,
    string? Kind, string? Status, string? Priority, string? MaintenanceType, IReadOnlyDictionary<string, string?> Fields)
{
    /// <summary>What a rule may speak of.</summary>
    public static Vocabulary Vocabulary { get; } = new(
        new Dictionary<string, ValueKind>
        {
            ["ticket.number"] = ValueKind.Text,
            ["ticket.title"] = ValueKind.Text,
            ["ticket.description"] = ValueKind.Text,
            ["ticket.connection"] = ValueKind.Text,
            ["ticket.createdAt"] = ValueKind.Date,
            ["ticket.kind"] = ValueKind.Text,
            ["ticket.status"] = ValueKind.Text,
            ["ticket.priority"] = ValueKind.Text,
            ["ticket.maintenanceType"] = ValueKind.Text,
            ["tags"] = ValueKind.Texts,
        },
        new HashSet<string> { "fields" });

    public object? Value(string name) => name switch
    {
        "ticket.number" => Number,
        "ticket.title" => Title,
        "ticket.description" => Description,
        "ticket.connection" => Connection,
        "ticket.createdAt" => CreatedAt,
        "ticket.kind" => Kind,
        "ticket.status" => Status,
        "ticket.priority" => Priority,
        "ticket.maintenanceType" => MaintenanceType,
        "tags" => Tags,
        _ => Fields.GetValueOrDefault(name["fields.".Length..]),
    };

    /// <summary>Connectors give several values of one field with commas between them.</summary>
    private string[] Tags => Fields.GetValueOrDefault("tags")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
