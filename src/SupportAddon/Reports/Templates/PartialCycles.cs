using System.Text.RegularExpressions;

namespace SupportAddon.Reports.Templates;

/// <summary>Finds files that take themselves in, directly or through others: they would never end.</summary>
internal static partial class PartialCycles
{
    public static IEnumerable<TemplateMistake> Check(TemplateFiles files)
    {
        var uses = files.Files.ToDictionary(
            file => Path.GetFileNameWithoutExtension(file.Key),
            file => Partial().Matches(file.Value).Select(match => match.Groups[1].Value).ToHashSet());
        return
            from file in files.Files.Keys
            where file.EndsWith(".hbs", StringComparison.Ordinal) && Reaches(uses, Path.GetFileNameWithoutExtension(file))
            select new TemplateMistake(file, 1, "it takes itself in as a partial, which would never end");
    }

    private static bool Reaches(Dictionary<string, HashSet<string>> uses, string start)
    {
        var (seen, next) = (new HashSet<string>(), new Queue<string>(uses[start]));
        while (next.TryDequeue(out var name))
        {
            if (name == start)
                return true;
            if (seen.Add(name) && uses.TryGetValue(name, out var further))
                further.ToList().ForEach(next.Enqueue);
        }

        return false;
    }

    [GeneratedRegex(@"\{\{~?>\s*([^\s{}~]+)")]
    private static partial Regex Partial();
}
