using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>A field of a kind of record. Dolibarr tells of its own fields nothing but their values; only what was measured stands in <see cref="Kinds"/>.</summary>
/// <param name="Name">In Dolibarr's answers.</param>
/// <param name="Label">For people.</param>
/// <param name="Type">What its values are.</param>
internal sealed record Field(string Name, string Label, FieldType Type)
{
    public const string Extra = "options_";

    /// <summary>
    /// The column of the table that filters compare with; null where it is compared here alone: dates, for their zones, and
    /// numbers of single precision, of which none equals 0.1.
    /// </summary>
    public string? Column { get; init; }

    public bool IsRequired { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>The kind of record that it refers to.</summary>
    public string? RefersTo { get; init; }

    public Dictionary? Dictionary { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public Habit Habit { get; init; }

    /// <summary>Under which names it is sent; its own when null.</summary>
    public string[]? SentAs { get; init; }

    /// <summary>What must be emptied with it: otherwise Dolibarr puts back what that still says.</summary>
    public string? EmptiedWith { get; init; }

    /// <summary>A complementary attribute.</summary>
    public bool IsExtra => Name.StartsWith(Extra, StringComparison.Ordinal);
}

/// <summary>A dictionary that a field takes its values from.</summary>
/// <param name="Name">Below <c>setup/dictionary</c>.</param>
/// <param name="Value">What of an entry is the value.</param>
internal sealed record Dictionary(string Name, string Value);

/// <summary>What Dolibarr makes of a text, beyond what it makes of all.</summary>
[Flags]
internal enum Habit
{
    None = 0,

    /// <summary>Harmless markup is kept, and text is written as in HTML.</summary>
    KeepsMarkup = 1,

    /// <summary>Of all versions, not only from 22 on.</summary>
    InAllVersions = 2,

    /// <summary>"0" counts as nothing.</summary>
    ZeroIsEmpty = 4,

    /// <summary>Without white space and full stops.</summary>
    Squeezed = 8,

    LowerCase = 16,

    /// <summary>Spaces around a text are kept, as far as cleaning leaves them.</summary>
    KeepsSpaces = 32,

    /// <summary>Without accents, and without what the name of a file must not have in it.</summary>
    AsFileName = 64,
}
