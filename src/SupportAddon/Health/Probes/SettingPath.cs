using System.Text.Json.Nodes;

namespace SupportAddon.Health.Probes;

/// <summary>Settings by a dotted name. Only the first dot parts a group from its setting: the name of a header may hold more.</summary>
internal static class SettingPath
{
    public static void Put(JsonObject settings, string name, JsonNode? value)
    {
        if (name.Split('.', 2) is not [var group, var setting])
        {
            settings[name] = value;
            return;
        }

        if (settings[group] is not JsonObject)
            settings[group] = new JsonObject();
        settings[group]![setting] = value;
    }
}
