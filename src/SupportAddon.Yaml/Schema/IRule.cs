using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Schema;

/// <summary>One keyword of a schema. It says nothing about values of a kind that is not its own.</summary>
internal interface IRule
{
    void Check(JsonNode? value, string path, Findings findings);
}
