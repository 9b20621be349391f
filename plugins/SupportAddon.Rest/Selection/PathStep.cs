using System.Text.Json;

namespace SupportAddon.Rest.Selection;

/// <summary>One step of a path: from a value to one inside it.</summary>
internal abstract record PathStep
{
    public abstract JsonElement? In(JsonElement value);
}

internal sealed record KeyStep(string Key) : PathStep
{
    public override JsonElement? In(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Key, out var found) ? found : null;
}

internal sealed record IndexStep(int Index) : PathStep
{
    public override JsonElement? In(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && Index < value.GetArrayLength() ? value[Index] : null;
}

internal sealed record WhereStep(string Key, string Value) : PathStep
{
    public override JsonElement? In(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                if (JsonText.Of(new KeyStep(Key).In(item)) == Value)
                    return item;
        return null;
    }
}
