namespace SupportAddon.Tests.Architecture;

/// <summary>One file of code, its path relative to the root.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    private const int MostLines = 300;

    private string? Declared => Lines
        .FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';');

    /// <summary>src/SupportAddon.Core/Tickets/X.cs is SupportAddon.Core.Tickets.</summary>
    private string Expected => string.Join('.', Path.Split('/')[1..^1]);

    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) => files
        .Where(file => file.Lines.Count > MostLines)
        .Select(file => $"{file.Path} has {file.Lines.Count} lines");

    public static IEnumerable<string> OutsideItsRoom(IEnumerable<SourceFile> files) => files
        .Where(file => file.Declared is { } name && name != file.Expected)
        .Select(file => $"{file.Path} declares {file.Declared}");
}
