namespace SupportAddon.Fixes.Tables;

/// <summary>Everything that is wrong with a table, told at once: whoever corrects it does so once.</summary>
internal sealed class TableMistakes(string file)
{
    /// <summary>More than that nobody reads; the same mistake stands in all of them.</summary>
    private const int Told = 200;

    private readonly List<(int Line, string Text)> all = [];

    public void Add(int line, string? column, string text) => all.Add((line, column is null ? text : $"{column}: {text}"));

    /// <exception cref="RefusedException">There are any.</exception>
    public void Refuse()
    {
        if (all.Count == 0)
            return;
        var lines = all.OrderBy(mistake => mistake.Line).Take(Told).Select(mistake => $"{file}:{mistake.Line}: {mistake.Text}");
        var rest = all.Count > Told ? [$"and {all.Count - Told} more"] : Array.Empty<string>();
        throw new RefusedException(string.Join(Environment.NewLine, lines.Concat(rest)), "Nothing was planned. Correct the file and plan it again.");
    }
}
