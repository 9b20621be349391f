using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.MasterData.Fixes;

/// <summary>Which records are looked at.</summary>
public static class Where
{
    /// <summary>The field has this value.</summary>
    public static FieldCondition Is<T>(string field, T value) => new(field, Comparison.Equal, JsonSerializer.SerializeToElement(value));

    /// <summary>The field is not empty.</summary>
    public static FieldCondition IsFilled(string field) => new(field, Comparison.NotEqual, JsonSerializer.SerializeToElement<string?>(null));
}
