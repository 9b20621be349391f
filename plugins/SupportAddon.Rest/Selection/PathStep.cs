using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Rest.Selection;

/// <summary>One step of a path: from a value to one inside it.</summary>
internal abstract record PathStep
{
    public abstract JsonElement? In(JsonElement value);
}

internal sealed record KeyStep(string Key) : PathStep
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(Key);

    public override JsonElement? In(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(_key, out var found) ? found : null;
}

internal sealed record IndexStep(int Index) : PathStep
{
    public override JsonElement? In(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && Index < value.GetArrayLength() ? value[Index] : null;
}

internal sealed record WhereStep(string Key, string Value) : PathStep
{
    private readonly KeyStep _key = new(Key);

    public override JsonElement? In(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                if (JsonText.Is(_key.In(item), Value))
                    return item;
        return null;
    }

    /// <summary>The item of a list under construction; it is added where it is not there yet.</summary>
    public JsonObject ItemOf(JsonArray list)
    {
        if (list.OfType<JsonObject>().FirstOrDefault(item => item[Key]?.ToString() == Value) is { } there)
            return there;
        var added = new JsonObject { [Key] = JsonText.Written(Value) };
        list.Add(added);
        return added;
    }
}
