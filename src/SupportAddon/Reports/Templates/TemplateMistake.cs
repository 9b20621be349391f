namespace SupportAddon.Reports.Templates;

/// <summary>What is wrong with a template, and where.</summary>
internal sealed record TemplateMistake(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
