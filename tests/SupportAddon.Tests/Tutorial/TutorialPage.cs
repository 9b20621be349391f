using SupportAddon.Tests.Architecture;

namespace SupportAddon.Tests.Tutorial;

/// <summary>What the tutorial tells an author to type, and what it shows of files.</summary>
internal static class TutorialPage
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs/connectors/tutorial.md"));

    /// <summary>The commands in their order.</summary>
    public static IReadOnlyList<string> Commands { get; } = [.. Blocks("sh").SelectMany(block => block.Text.Split('\n'))];

    /// <summary>The client's file.</summary>
    public static string Clients => Blocks("yaml").Single().Text;

    /// <summary>Pieces of code, each with the file that it is from.</summary>
    public static IReadOnlyList<(string File, string Text)> Code { get; } = [.. Blocks("csharp")];

    /// <summary>Blocks of one language, each with the line before it, without its backticks.</summary>
    private static IEnumerable<(string File, string Text)> Blocks(string language) =>
        from at in Enumerable.Range(0, Lines.Length)
        where Lines[at] == $"```{language}"
        select (Lines[at - 1].Trim('`'), string.Join('\n', Lines.Skip(at + 1).TakeWhile(line => line != "```")));
}
