namespace SupportAddon.Sdk;

/// <summary>A ticket as its source knows it: values in the source's own words, instants in UTC.</summary>
public sealed record SourceTicket
{
    /// <summary>The source's stable id, unique within the connection: 1 to 200 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The number people quote where it differs from the id, for example <c>TS2609-0042</c>.</summary>
    public string? Number { get; init; }

    /// <summary>Where a person opens the ticket in its source (http or https).</summary>
    public Uri? Link { get; init; }

    /// <summary>The title as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The description, as plain text or the source's markup; shown as text.</summary>
    public string? Description { get; init; }

    /// <summary>When the ticket came into being.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the source last changed it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>
    /// The current value of each field, in the source's words and keyed by the names of <see cref="TicketFields"/> or
    /// by the connector's own (for example <c>project</c>). A field that is empty is null; a field that the source does
    /// not have is absent. Fields whose history matters must be here.
    /// </summary>
    public required IReadOnlyDictionary<string, string?> Fields { get; init; }

    /// <summary>
    /// What the source's history tells, in any order; empty where it keeps none. For each field that it reports on, the
    /// last change should end at the value in <see cref="Fields"/>; where it does not, the host records the difference
    /// as observed.
    /// </summary>
    public IReadOnlyList<SourceEvent> Events { get; init; } = [];

    /// <summary>The payload as received (JSON text), kept for a declared time so that nothing is lost by mapping.</summary>
    public required string Raw { get; init; }
}

/// <summary>Names of the fields that the host understands; their values are mapped by <see cref="ValueMapping"/> where so said.</summary>
public static class TicketFields
{
    /// <summary>Anomaly, change request or question. Mapped to <c>anomaly</c>, <c>change</c>, <c>question</c>.</summary>
    public const string Kind = "kind";

    /// <summary>
    /// The state. Mapped to <c>reception</c>, <c>qualification</c>, <c>in-progress</c>, <c>waiting-customer</c>,
    /// <c>waiting-third-party</c>, <c>waiting-vendor</c>, <c>resolved</c>, <c>closed</c>, <c>cancelled</c>.
    /// </summary>
    public const string Status = "status";

    /// <summary>The priority. Mapped to <c>low</c>, <c>normal</c>, <c>high</c>, <c>critical</c>.</summary>
    public const string Priority = "priority";

    /// <summary>The type of maintenance. Mapped to <c>corrective</c>, <c>evolutive</c>, <c>preventive</c>, <c>perfective</c>.</summary>
    public const string MaintenanceType = "maintenanceType";

    /// <summary>What the ticket is about, for example a module. Not mapped.</summary>
    public const string Category = "category";

    /// <summary>Who asked. Not mapped.</summary>
    public const string Requester = "requester";

    /// <summary>Who works on it. Not mapped.</summary>
    public const string Assignee = "assignee";
}
