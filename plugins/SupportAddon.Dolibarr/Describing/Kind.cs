using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>A kind of record.</summary>
/// <param name="Name">Its address.</param>
/// <param name="Label">For people.</param>
/// <param name="Element">What complementary attributes call it.</param>
/// <param name="Fields">Those of Dolibarr itself.</param>
internal sealed record Kind(string Name, string Label, string Element, IReadOnlyList<Field> Fields)
{
    private const string LinesOf = "/lines";

    public static readonly Field Id = new("id", "Number", FieldType.Reference) { Column = "rowid", IsReadOnly = true };

    /// <summary>The field and column that keep our name for a record that we made; null where nothing keeps one.</summary>
    public string? KeyField { get; init; }

    /// <summary>The field whose 0 hides a record; null where records cannot be hidden.</summary>
    public string? HiddenBy { get; init; }

    /// <summary>Whether only drafts may be touched: Dolibarr itself lets validated ones be changed and deleted.</summary>
    public bool OnlyDrafts { get; init; }

    /// <summary>The column of tickets that refers to it; null where none does. Dolibarr deletes it all the same.</summary>
    public string? TicketColumn { get; init; }

    /// <summary>Which fields tell what of a ticket.</summary>
    public IReadOnlyDictionary<string, string> TicketFields { get; init; } = new Dictionary<string, string>();

    /// <summary>The kind whose records hold these as lines; null where they stand by themselves.</summary>
    public string? Parent => Name.EndsWith(LinesOf, StringComparison.Ordinal) ? Name[..^LinesOf.Length] : null;

    public bool Knows(ChangeKind change) => change switch
    {
        ChangeKind.Set => true,
        ChangeKind.Create => KeyField is not null,
        ChangeKind.Delete => Parent is null,
        _ => HiddenBy is not null,
    };
}
