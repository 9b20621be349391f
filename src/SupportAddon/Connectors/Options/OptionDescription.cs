namespace SupportAddon.Connectors.Options;

/// <summary>One option in words, for help, listings and forms. It holds nothing of the plugin itself.</summary>
internal sealed record OptionDescription
{
    /// <summary>As written in files: camelCase.</summary>
    public required string Name { get; init; }

    /// <summary><c>text</c>, <c>boolean</c>, <c>integer</c>, <c>address</c>, <c>duration</c> or <c>choice</c>.</summary>
    public required string Type { get; init; }

    public bool Required { get; init; }

    public bool Secret { get; init; }

    public bool FilePath { get; init; }

    /// <summary>What holds when the option is left out, as it would be written; never that of a secret.</summary>
    public string? Default { get; init; }

    public string? Help { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Where the client's system has its choices; null where it has none.</summary>
    public ChoiceSource? ChoicesFrom { get; init; }
}
