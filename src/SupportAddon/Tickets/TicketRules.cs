using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets;

/// <summary>How tickets of one connection are read: the mapping of values and whose they are.</summary>
internal sealed record TicketRules(FieldMapping Mapping, ClientClaims Claims, IReadOnlyDictionary<string, long> ClientIds)
{
    /// <summary>A ticket of our own has our words and stays its client's.</summary>
    public static TicketRules OfOurOwn(string client, long clientId) => new(
        FieldMapping.OfOurOwn, new([new(client, new Dictionary<string, IReadOnlyList<string>>())]), new Dictionary<string, long> { [client] = clientId });

    public DerivedColumns Derive(IReadOnlyDictionary<string, string?> fields)
    {
        var (client, reason) = Claims.Decide(fields);
        return new(
            client is null ? null : ClientIds[client], reason,
            Word("kind"), Word("status"), Word("priority"), Word("maintenanceType"));

        string? Word(string field) => Mapping.Word(field, fields.GetValueOrDefault(field));
    }

    public IReadOnlyList<(string Field, string Value)> Unmapped(IReadOnlyDictionary<string, string?> fields)
    {
        List<(string, string)>? unmapped = null; // Nearly every ticket has none.
        for (var at = 0; at < FieldMapping.MappedFields.Count; at++)
            if (FieldMapping.MappedFields[at] is var field && fields.GetValueOrDefault(field) is { } value && Mapping.IsUnmapped(field, value))
                (unmapped ??= []).Add((field, value));
        return unmapped ?? (IReadOnlyList<(string, string)>)[];
    }
}

/// <summary>The columns of a ticket that follow from its fields and the rules.</summary>
internal sealed record DerivedColumns(
    long? ClientId, string? Unassigned, string? Kind, string? Status, string? Priority, string? MaintenanceType);
