namespace SupportAddon.Yaml;

/// <summary>One mistake in a YAML file: where it is, and what is wrong there.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Path">The place in the tree, for example <c>tickets.lookups[0].path</c>; empty for the whole file.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record YamlError(string File, int Line, int Column, string Path, string Message)
{
    /// <summary>The form compilers use, which editors and terminals turn into a link.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
