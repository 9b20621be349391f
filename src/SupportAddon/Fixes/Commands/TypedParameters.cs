using System.Text.Json;
using SupportAddon.Connectors.Options;

namespace SupportAddon.Fixes.Commands;

/// <summary>The parameters of a fix as options of the command line, by the fix's own declaration.</summary>
internal static class TypedParameters
{
    /// <summary>newCategory is written --new-category.</summary>
    public static string Option(string parameter) => JsonNamingPolicy.KebabCaseLower.ConvertName(parameter);

    /// <param name="declared">Those of the fix.</param>
    /// <param name="set">Given as name=value.</param>
    /// <param name="typed">What else was typed: --name value or --name=value.</param>
    /// <exception cref="RefusedException">Something is none, has no value or stands twice.</exception>
    public static Dictionary<string, string> Read(IReadOnlyList<OptionDescription> declared, IReadOnlyList<string> set, IReadOnlyList<string> typed)
    {
        var given = new Dictionary<string, string>();
        foreach (var one in set)
            if (one.Split('=', 2) is not [{ Length: > 0 } name, var value] || !given.TryAdd(name, value))
                throw new RefusedException($"--set {one} is not a parameter, or stands twice.", "Write each once, as in: --set country=FR");
        for (var at = 0; at < typed.Count; at++)
        {
            var (option, value) = typed[at].Split('=', 2) is [var named, var behind] ? (named, behind) : (typed[at], null);
            var name = declared.FirstOrDefault(parameter => option == $"--{Option(parameter.Name)}" || option == $"--{parameter.Name}")?.Name
                ?? throw new RefusedException($"{option} is neither an option of this command nor a parameter of the fix.", Known(declared));
            value ??= ++at < typed.Count ? typed[at] : throw new RefusedException($"{option} has no value.", $"Write it behind, as in: {option} VALUE");
            if (!given.TryAdd(name, value))
                throw new RefusedException($"{option} stands twice.", "Write each parameter once.");
        }

        return given;
    }

    private static string Known(IReadOnlyList<OptionDescription> declared) => declared.Count == 0
        ? "This fix takes no parameters."
        : $"Its parameters are: {string.Join(", ", declared.Select(parameter => $"--{Option(parameter.Name)}"))}.";
}
