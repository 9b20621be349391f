using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Selection;

namespace SupportAddon.Rest.Records;

/// <summary>What is sent for a change: the fields that change and no others, each in its place.</summary>
internal static class RecordBody
{
    public static JsonNode Of(ResourcePlan plan, WritePlan write, IReadOnlyDictionary<string, JsonElement> values)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in values)
            plan.Fields[name].Write!.Put(fields, RecordValues.Write(plan.Fields[name], value, plan.Empty));
        return write.Body is null ? fields : new Blanks(new Dictionary<string, JsonNode?> { [WritePlan.Fields] = fields }).Fill(write.Body)!;
    }
}
