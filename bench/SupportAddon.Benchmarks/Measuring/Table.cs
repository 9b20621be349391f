namespace SupportAddon.Benchmarks.Measuring;

/// <summary>A Markdown table, its columns as wide as what stands in them.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Write(TextWriter output)
    {
        var widths = head.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Max()).ToArray();
        output.WriteLine(Line(head, widths));
        output.WriteLine($"|{string.Concat(widths.Select((width, column) => column == 0 ? $"{new string('-', width + 2)}|" : $"{new string('-', width + 1)}:|"))}");
        foreach (var row in rows)
            output.WriteLine(Line(row, widths));
    }

    private static string Line(string[] cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |";
}
