namespace SupportAddon.Core.Expressions;

/// <summary>What a value is. Any value may also be missing.</summary>
internal enum ValueKind
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>A <see cref="decimal"/>.</summary>
    Number,

    /// <summary>A <see cref="bool"/>; a missing one counts as false.</summary>
    Truth,

    /// <summary>A <see cref="DateTimeOffset"/>.</summary>
    Date,

    /// <summary>A <see cref="TimeSpan"/>.</summary>
    Duration,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>Any of these: of what others answer. It is taken for what it is compared with.</summary>
    Any,
}

/// <summary>The kinds as messages name them.</summary>
internal static class ValueKinds
{
    public static string Words(this ValueKind kind) => kind switch
    {
        ValueKind.Text => "a text",
        ValueKind.Number => "a number",
        ValueKind.Truth => "true or false",
        ValueKind.Date => "a date",
        ValueKind.Duration => "a duration",
        ValueKind.Texts => "a list of texts",
        _ => "a value of any kind",
    };
}
