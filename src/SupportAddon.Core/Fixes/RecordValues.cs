using System.Text.Json;

namespace SupportAddon.Core.Fixes;

using Values = IReadOnlyDictionary<string, JsonElement>;

/// <summary>Values of records compared: by what they are, not by how they are written.</summary>
internal static class RecordValues
{
    public static bool AreSame(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);

    /// <summary>Whether a record has all these values; a field that was not read is not known to have any.</summary>
    public static bool Has(Values record, Values values) =>
        values.All(field => record.TryGetValue(field.Key, out var found) && AreSame(found, field.Value));

    /// <summary>Those of the values that a record does not have.</summary>
    public static Dictionary<string, JsonElement> Missing(Values record, Values values) => values
        .Where(field => !record.TryGetValue(field.Key, out var found) || !AreSame(found, field.Value))
        .ToDictionary();
}
