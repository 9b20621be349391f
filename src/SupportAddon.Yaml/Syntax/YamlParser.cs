using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SupportAddon.Yaml.Syntax;

/// <summary>
/// Makes nodes from the parser's events, one by one: depth is bounded here, before a library recursion could exhaust
/// the stack, and a key given twice is named together with its first place.
/// </summary>
internal sealed class YamlParser
{
    private const int DeepestNesting = 64;

    private readonly Parser _events;
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
    private int _depth;

    private YamlParser(string text) => _events = new Parser(new StringReader(text));

    /// <summary>The only document's root, or null when the text holds none.</summary>
    public static YamlNode? Parse(string text)
    {
        var parser = new YamlParser(text);
        try
        {
            return parser.Document();
        }
        catch (YamlException mistake)
        {
            throw new SyntaxException(At(mistake.Start), $"this is not YAML: {mistake.Message}");
        }
        catch (InvalidOperationException)
        {
            // The library's scanner gives up this way on some flow sequences that are never closed.
            throw new SyntaxException(parser.Here(), "this is not YAML: a bracket, brace or quote opened near here is never closed");
        }
    }

    private YamlNode? Document()
    {
        _events.Consume<StreamStart>();
        if (!_events.TryConsume<DocumentStart>(out _))
            return null;
        var root = Node();
        _events.Consume<DocumentEnd>();
        if (_events.TryConsume<DocumentStart>(out var second))
            throw new SyntaxException(At(second.Start), "a second document starts here; one file holds one document");
        return root;
    }

    private YamlNode Node()
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
            return Anchored(alias);
        var start = _events.Consume<NodeEvent>();
        if (++_depth > DeepestNesting)
            throw new SyntaxException(At(start.Start), $"this is nested more than {DeepestNesting} levels deep");
        var node = Made(start);
        _depth--;
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = node;
        return node;
    }

    private YamlNode Anchored(AnchorAlias alias) =>
        _anchors.TryGetValue(alias.Value, out var node) ? node
        : throw new SyntaxException(At(alias.Start), $"the anchor &{alias.Value} is not defined before this place");

    private YamlNode Made(NodeEvent start) => start switch
    {
        Scalar scalar => Text(scalar),
        SequenceStart => new YamlSequence(At(start.Start), Items()),
        MappingStart => new YamlMapping(At(start.Start), Entries()),
        _ => throw new SyntaxException(At(start.Start), "this cannot be read"),
    };

    private static YamlScalar Text(Scalar scalar)
    {
        if (!scalar.Tag.IsEmpty && scalar.Tag.Value != "tag:yaml.org,2002:str" && scalar.Tag.Value != "!")
            throw new SyntaxException(At(scalar.Start), $"the tag {scalar.Tag.Value} is not supported");
        return new YamlScalar(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty);
    }

    private List<YamlNode> Items()
    {
        var items = new List<YamlNode>();
        while (!_events.TryConsume<SequenceEnd>(out _))
            items.Add(Node());
        return items;
    }

    private List<YamlEntry> Entries()
    {
        var entries = new Dictionary<string, YamlEntry>();
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var key = Key();
            if (entries.TryGetValue(key.Value, out var first))
                throw new SyntaxException(At(key.Start), $"the key \"{key.Value}\" stands already in line {first.Mark.Line}");
            entries.Add(key.Value, new YamlEntry(key.Value, At(key.Start), Node()));
        }
        return [.. entries.Values];
    }

    private Scalar Key() => _events.TryConsume<Scalar>(out var key) ? key
        : throw new SyntaxException(At(_events.Current!.Start), "a key must be a plain or quoted text");

    private Mark Here() => _events.Current is { } last ? At(last.Start) : new Mark(1, 1);

    private static Mark At(YamlDotNet.Core.Mark mark) => new((int)mark.Line, (int)mark.Column);
}
