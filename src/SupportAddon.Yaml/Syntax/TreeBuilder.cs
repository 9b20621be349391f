using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Syntax;

/// <summary>Makes the JSON tree and notes where each of its places was written.</summary>
internal sealed class TreeBuilder(Marks marks)
{
    // Aliases of aliases grow a few lines into billions of nodes; no file people write comes near this.
    private const int MostNodes = 100_000;

    private int _nodes;

    public JsonNode? Build(YamlNode? root) => root is null ? null : Node(root, YamlPath.Root);

    private JsonNode? Node(YamlNode node, string path)
    {
        if (++_nodes > MostNodes)
            throw new SyntaxException(node.Mark, $"with its aliases followed, the file has more than {MostNodes} nodes");
        marks.Value(path, node.Mark);
        return node switch
        {
            YamlMapping mapping => Object(mapping, path),
            YamlSequence sequence => Array(sequence, path),
            _ => CoreSchema.Value((YamlScalar)node),
        };
    }

    private JsonObject Object(YamlMapping mapping, string path)
    {
        var made = new JsonObject();
        foreach (var entry in mapping.Entries)
        {
            var place = YamlPath.Key(path, entry.Key);
            marks.Key(place, entry.Mark);
            made[entry.Key] = Node(entry.Value, place);
        }
        return made;
    }

    private JsonArray Array(YamlSequence sequence, string path)
    {
        var made = new JsonArray();
        foreach (var item in sequence.Items)
            made.Add(Node(item, YamlPath.Item(path, made.Count)));
        return made;
    }
}
