namespace SupportAddon.Yaml.Syntax;

/// <summary>The text is not the YAML that is read here; nothing after this place can be trusted.</summary>
internal sealed class SyntaxException(Mark mark, string message) : Exception(message)
{
    public Mark Mark { get; } = mark;
}
