using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Schema;

/// <summary><c>items</c>: every item of a list.</summary>
internal sealed class ItemsRule(Node schema) : IRule
{
    public void Check(JsonNode? value, string path, Findings findings)
    {
        if (value is not JsonArray list)
            return;
        for (var index = 0; index < list.Count; index++)
            schema.Check(list[index], YamlPath.Item(path, index), findings);
    }
}
