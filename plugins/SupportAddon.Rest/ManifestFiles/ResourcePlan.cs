using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>One kind of record: how it is found and read, what of it may be written, and how.</summary>
/// <param name="Find">The list of all records, sorted by id.</param>
/// <param name="Get">One record, by its id.</param>
internal sealed record ResourcePlan(string Name, string Label, FieldPath Id, ListPlan Find, DetailPlan Get, IReadOnlyDictionary<string, FieldPlan> Fields)
{
    public VersionPlan? Version { get; init; }

    public CreatePlan? Create { get; init; }

    public WritePlan? Set { get; init; }

    /// <summary>Where a record is deleted, by its id.</summary>
    public Template? Delete { get; init; }

    public ArchivePlan? Archive { get; init; }

    /// <summary>What is sent for an empty value; null for null.</summary>
    public string? Empty { get; init; }

    public bool Knows(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => Create is not null,
        ChangeKind.Set => Set is not null,
        ChangeKind.Delete => Delete is not null,
        _ => Archive is not null,
    };
}

/// <summary>A write of some fields.</summary>
/// <param name="Body">With the blank where the fields stand; null where they are the body.</param>
internal sealed record WritePlan(HttpMethod Method, Template Path, JsonObject? Body)
{
    public const string Fields = "fields";
}

/// <param name="Key">The field that keeps our name for the record.</param>
/// <param name="Id">Where the answer tells the id.</param>
internal sealed record CreatePlan(WritePlan Write, string Key, FieldPath? Id);

/// <summary>Hidden is a value of a field.</summary>
internal sealed record ArchivePlan(string Field, JsonElement Hidden, JsonElement Shown);

/// <param name="At">Its place in the record.</param>
/// <param name="IfMatch">The header by which the source itself compares it, with {version}.</param>
internal sealed record VersionPlan(FieldPath At, string? IfMatch)
{
    public const string Blank = "version";
}

/// <param name="At">Its place in the record.</param>
/// <param name="Write">Its place among the fields of a write; null where it is only read.</param>
/// <param name="Ask">What of its conditions the source is asked to satisfy.</param>
/// <param name="Becomes">What the source makes of a text.</param>
internal sealed record FieldPlan(
    string Name, string Label, FieldType Type, FieldPath At, FieldPath? Write, bool IsRequired, string? Lookup, string? RefersTo, AskPlan? Ask, IReadOnlyList<Habit> Becomes)
{
    /// <summary>What its values tell about people; null where the manifest does not say.</summary>
    public FieldContent? Content { get; init; }
}

/// <summary>How the source is asked for records by a field; each value with {value}.</summary>
internal sealed record AskPlan(string Parameter, string? Equal, string? Separator, string? AtLeast, string? AtMost, string? Empty)
{
    public const string Value = "value";
}

/// <summary>What a source does to texts: what fits the pattern becomes the text.</summary>
internal sealed record Habit(Regex Pattern, string Text);
