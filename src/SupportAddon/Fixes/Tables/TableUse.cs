using System.Text.Json;

namespace SupportAddon.Fixes.Tables;

/// <summary>How the columns of a table are to be taken.</summary>
/// <param name="Resource">The kind of record.</param>
/// <param name="Key">The column that tells which record.</param>
/// <param name="Fields">Column to field, where their names differ; an empty field for a column that is not used.</param>
/// <param name="Expected">Column to field: a record that has another value there is left alone.</param>
/// <param name="EmptyClears">Whether an empty cell empties the field; otherwise it leaves it as it is.</param>
internal sealed record TableUse(
    string Resource, string Key, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, string> Expected, bool EmptyClears)
{
    /// <summary>Under which name a plan keeps the field by which its records are told apart.</summary>
    public const string KeptKeyField = "keyField";

    /// <summary>Whether a record is created for a key that is not found; otherwise that is a mistake.</summary>
    public bool Create { get; init; }

    /// <summary>The field that tells which record.</summary>
    public string KeyField => Fields.GetValueOrDefault(Key, Key);

    /// <summary>As a plan keeps it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Kept(Table table) => new Dictionary<string, JsonElement>
    {
        ["file"] = JsonSerializer.SerializeToElement(table.Name),
        ["key"] = JsonSerializer.SerializeToElement(Key),
        ["map"] = JsonSerializer.SerializeToElement(Fields),
        ["expect"] = JsonSerializer.SerializeToElement(Expected),
        ["emptyClears"] = JsonSerializer.SerializeToElement(EmptyClears),
        ["create"] = JsonSerializer.SerializeToElement(Create),
        [KeptKeyField] = JsonSerializer.SerializeToElement(KeyField),
    };
}
