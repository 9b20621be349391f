namespace SupportAddon.Core.Tickets;

/// <summary>How the words of one connection's source read in ours. Values are compared exactly.</summary>
/// <param name="values">Field, then the source's value, then our word or <see cref="TicketWord.None"/>.</param>
internal sealed class FieldMapping(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> values)
{
    /// <summary>The fields that are mapped; every other field keeps the source's word.</summary>
    public static readonly IReadOnlyList<string> MappedFields = ["kind", "status", "priority", "maintenanceType"];

    /// <summary>What a connector knows, with a connection's own settings laid over it value by value, and listed first.</summary>
    public static FieldMapping Of(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> known,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> settings)
    {
        var merged = settings.ToDictionary(field => field.Key, field => new Dictionary<string, string>(field.Value));
        foreach (var (field, words) in known)
        {
            if (!merged.TryGetValue(field, out var target))
                merged[field] = target = [];
            foreach (var (value, word) in words)
                target.TryAdd(value, word);
        }

        return new(merged.ToDictionary(field => field.Key, field => (IReadOnlyDictionary<string, string>)field.Value));
    }

    /// <summary>How a ticket of our own reads: its words are ours already.</summary>
    public static FieldMapping OfOurOwn { get; } = new(MappedFields.ToDictionary(
        field => field, field => (IReadOnlyDictionary<string, string>)Words(field).ToDictionary(word => word)));

    /// <summary>Why a word cannot stand for a field's value, or null when it can.</summary>
    public static string? Refuse(string field, string word)
    {
        var words = Words(field);
        if (words.Count == 0)
            return $"\"{field}\" is not a mapped field; one of {string.Join(", ", MappedFields)} is";
        return word == TicketWord.None || words.Contains(word)
            ? null
            : $"\"{word}\" is not a {field}; expected {string.Join(", ", words)} or {TicketWord.None}";
    }

    /// <summary>Our words for the values of a field; none where it is not mapped.</summary>
    public static IReadOnlyCollection<string> Words(string field) => field switch
    {
        "kind" => TicketWord.All<TicketKind>(),
        "status" => TicketWord.All<TicketStatus>(),
        "priority" => TicketWord.All<TicketPriority>(),
        "maintenanceType" => TicketWord.All<MaintenanceType>(),
        _ => [],
    };

    /// <summary>Our word for a field's value: null when it is empty or unmapped.</summary>
    public string? Word(string field, string? value) =>
        value is not null && values.TryGetValue(field, out var words) && words.TryGetValue(value, out var word) ? word : null;

    /// <summary>The source's values for a word of ours, in the order in which they are listed.</summary>
    public IReadOnlyList<string> ValuesOf(string field, string word) =>
        values.TryGetValue(field, out var words) ? [.. words.Where(pair => pair.Value == word).Select(pair => pair.Key)] : [];

    public bool IsUnmapped(string field, string? value) =>
        !string.IsNullOrEmpty(value) && MappedFields.Contains(field) && Word(field, value) is null;

    /// <summary>What the fields say of a ticket; whose it is and whether it is gone is said by others.</summary>
    public TicketState Read(IReadOnlyDictionary<string, string?> fields) => new()
    {
        Kind = TicketWord.Parse<TicketKind>(WordOf(fields, "kind")),
        Status = TicketWord.Parse<TicketStatus>(WordOf(fields, "status")),
        Priority = TicketWord.Parse<TicketPriority>(WordOf(fields, "priority")),
        MaintenanceType = TicketWord.Parse<MaintenanceType>(WordOf(fields, "maintenanceType")),
        Category = fields.GetValueOrDefault("category"),
    };

    private string? WordOf(IReadOnlyDictionary<string, string?> fields, string field) =>
        Word(field, fields.GetValueOrDefault(field));
}
