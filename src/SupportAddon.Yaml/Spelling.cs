namespace SupportAddon.Yaml;

/// <summary>What somebody may have meant by a word that does not exist.</summary>
internal static class Spelling
{
    /// <summary>"; did you mean "cursor"?", or else the words there are.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> known, string listed)
    {
        var nearest = known.Select(candidate => (candidate, far: Distance(word, candidate)))
            .OrderBy(pair => pair.far).FirstOrDefault();
        if (nearest.candidate is not null && nearest.far < word.Length && nearest.far <= Math.Max(1, word.Length / 3))
            return $"; did you mean \"{nearest.candidate}\"?";
        return known.Count == 0 ? "" : $"; {listed} {string.Join(", ", known)}";
    }

    /// <summary>Insertions, deletions, replacements and swapped neighbours between two words; case costs nothing.</summary>
    public static int Distance(string a, string b)
    {
        a = a.ToUpperInvariant();
        b = b.ToUpperInvariant();
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                table[i, j] = i == 0 || j == 0 ? i + j : Step(table, a, b, i, j);
        return table[a.Length, b.Length];
    }

    private static int Step(int[,] table, string a, string b, int i, int j)
    {
        var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }
}
