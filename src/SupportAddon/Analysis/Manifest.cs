using System.Text.Json.Serialization;
using SupportAddon.Sdk;

namespace SupportAddon.Analysis;

/// <summary>What stands in a file for analysis besides its records: where they come from, what was done to them, and until when they may be kept.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the format.</param>
/// <param name="Client">Whose records, by its code.</param>
/// <param name="Source">The connection, and the plugin that read it.</param>
/// <param name="MadeAt">When it was read.</param>
/// <param name="PurgeOn">The day in UTC from which on it is not kept any more.</param>
/// <param name="Tokens">The mark of the key: files with the same one have the same tokens.</param>
internal sealed record Manifest(
    string Format, int Version, string Client, string Source, DateTimeOffset MadeAt, DateOnly PurgeOn, string Tokens, IReadOnlyList<ExportedResource> Resources)
{
    public const string FormatName = "supportaddon-analysis";
    public const int CurrentVersion = 1;

    /// <summary>Its name in the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The midnight with which that day begins.</summary>
    [JsonIgnore]
    public DateTimeOffset PurgeAt => new(PurgeOn, TimeOnly.MinValue, TimeSpan.Zero);
}

/// <summary>The records of one kind in a file for analysis.</summary>
/// <param name="Resource">As the source calls the kind.</param>
/// <param name="File">Where they stand: a line of JSON each.</param>
/// <param name="Sha256">Of that text.</param>
/// <param name="LeftOut">The fields that stayed in the source: free text that nobody has asked for, and what no line can hold.</param>
internal sealed record ExportedResource(string Resource, string File, int Records, string Sha256, IReadOnlyList<ExportedField> Fields, IReadOnlyList<string> LeftOut);

/// <summary>One field of them.</summary>
internal sealed record ExportedField(string Name, string Label, FieldType Type, Treatment Treatment);

/// <summary>What was done to the values of a field.</summary>
internal enum Treatment
{
    /// <summary>They tell nothing about people, and are as in the source.</summary>
    Kept,

    /// <summary>Each has a token in its place.</summary>
    Token,

    /// <summary>They are as somebody typed them: it was asked for by name.</summary>
    FreeText,

    /// <summary>They are personal and as in the source: it was asked for by name, for a reason that is recorded.</summary>
    Cleared,
}
