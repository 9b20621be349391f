using System.Text.Json;

namespace SupportAddon.Sdk;

/// <summary>A system that tells what records it has and what their fields may hold.</summary>
public interface IDescribe
{
    /// <summary>The kinds of record that this connection may see, without their fields, by name.</summary>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    Task<IReadOnlyList<ResourceInfo>> ResourcesAsync(CancellationToken ct);

    /// <summary>One kind of record with its fields.</summary>
    /// <param name="resource">Its <see cref="ResourceInfo.Name"/>.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException"><see cref="FailureKind.NotFound"/> where there is no such kind.</exception>
    Task<ResourceInfo> DescribeAsync(string resource, CancellationToken ct);

    /// <summary>
    /// What the system would make of these values if they were written, as far as the connector knows its habits
    /// (markup removed, numbers rounded). A value that comes back different cannot be restored exactly.
    /// </summary>
    /// <param name="resource">The kind of record.</param>
    /// <param name="values">As in <see cref="RecordChange.Values"/>.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <returns>The same fields with the values as they would be read back.</returns>
    Task<IReadOnlyDictionary<string, JsonElement>> PredictAsync(
        string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct);
}

/// <summary>A kind of record.</summary>
public sealed record ResourceInfo
{
    /// <summary>The system's name for it, for example <c>res.partner</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name that people read. Labels are in one language, whoever is signed in: that of the values of tickets.</summary>
    public required string Label { get; init; }

    /// <summary>Its fields, by name; empty in a list of kinds.</summary>
    public IReadOnlyList<ResourceField> Fields { get; init; } = [];

    /// <summary>What can be done with its records; null where that is not known before it is tried.</summary>
    public IReadOnlyList<ChangeKind>? Changes { get; init; }

    /// <summary>
    /// Where tickets can be read from this kind: which of its fields becomes which of <see cref="TicketFields"/>
    /// (the key). Empty where it cannot hold tickets.
    /// </summary>
    public IReadOnlyDictionary<string, string> TicketFields { get; init; } = new Dictionary<string, string>();
}

/// <summary>A field of a kind of record.</summary>
public sealed record ResourceField
{
    /// <summary>The system's name for it.</summary>
    public required string Name { get; init; }

    /// <summary>The name that people read.</summary>
    public required string Label { get; init; }

    /// <summary>What its values are.</summary>
    public required FieldType Type { get; init; }

    /// <summary>
    /// What its values tell about people; null where the connector does not know. What leaves the client's system for analysis goes by
    /// it: personal values become tokens, and so does text of which nothing is known; free text stays behind.
    /// </summary>
    public FieldContent? Content { get; init; }

    /// <summary>Whether a record must have a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it can only be read.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The kind of record it refers to; null for other types.</summary>
    public string? RefersTo { get; init; }

    /// <summary>The values it may have, where they are few and known; otherwise empty.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];
}

/// <summary>What the values of a field tell about people.</summary>
public enum FieldContent
{
    /// <summary>Nothing: amounts, states, codes of things.</summary>
    Ordinary,

    /// <summary>Who somebody is or how to reach them: names, addresses, numbers; the ids of users.</summary>
    Personal,

    /// <summary>Whatever somebody typed: it may name anybody.</summary>
    FreeText,
}

/// <summary>One of the values that a field may have.</summary>
/// <param name="Value">As written and read.</param>
/// <param name="Label">The name that people read; for a field of tickets its value as in <see cref="SourceTicket.Fields"/>.</param>
public sealed record Choice(string Value, string Label);

/// <summary>What the values of a field are; see <see cref="ErpRecord.Values"/> for how each is written.</summary>
public enum FieldType
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Text with the system's markup.</summary>
    Markup,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>One of <see cref="ResourceField.Choices"/>.</summary>
    Choice,

    /// <summary>The id of one record.</summary>
    Reference,

    /// <summary>An array of ids.</summary>
    References,

    /// <summary>Anything else; read only.</summary>
    Other,
}
