namespace SupportAddon.Yaml.Syntax;

/// <summary>A node as written. An alias is the very node it names.</summary>
internal abstract record YamlNode(Mark Mark);

internal sealed record YamlScalar(Mark Mark, string Text, bool IsPlain) : YamlNode(Mark);

internal sealed record YamlSequence(Mark Mark, IReadOnlyList<YamlNode> Items) : YamlNode(Mark);

internal sealed record YamlMapping(Mark Mark, IReadOnlyList<YamlEntry> Entries) : YamlNode(Mark);

internal sealed record YamlEntry(string Key, Mark Mark, YamlNode Value);
