using System.Globalization;

namespace SupportAddon.Rest.Selection;

/// <summary>Reads a path: names between dots, and in brackets an index, <c>key=value</c> or a quoted name.</summary>
internal static class PathSyntax
{
    public static IReadOnlyList<PathStep>? Steps(string text, out string problem)
    {
        var steps = new List<PathStep>();
        problem = text.Length == 0 ? "the path is empty" : "";
        for (var at = 0; problem.Length == 0 && at < text.Length;)
            at = text[at] == '[' ? Bracket(text, at, steps, ref problem) : Name(text, at, steps, ref problem);
        return problem.Length == 0 ? steps : null;
    }

    private static int Name(string text, int at, List<PathStep> steps, ref string problem)
    {
        if (text[at] == '.' && at > 0)
            at++;
        var end = text.AsSpan(at).IndexOfAny('.', '[') is >= 0 and var length ? at + length : text.Length;
        var name = text[at..end];
        if (name.Length == 0 || name.AsSpan().IndexOfAny(']', '{', '}') >= 0)
            problem = $"a name was expected at \"{text[at..]}\"";
        steps.Add(new KeyStep(name));
        return end;
    }

    private static int Bracket(string text, int at, List<PathStep> steps, ref string problem)
    {
        var end = text.IndexOf(']', at);
        if (end < 0 || (end + 1 < text.Length && text[end + 1] is not ('.' or '[')))
        {
            problem = $"the bracket in \"{text[at..]}\" is not closed";
            return text.Length;
        }
        var inside = text[(at + 1)..end];
        if (Inside(inside) is { } step)
            steps.Add(step);
        else
            problem = $"\"[{inside}]\" is none of [0], [key=value] and ['name']";
        return end + 1;
    }

    private static PathStep? Inside(string text) => text switch
    {
        ['\'', .. { Length: > 0 } name, '\''] => new KeyStep(name),
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => new IndexStep(index),
        _ when text.IndexOf('=') is > 0 and var sign => new WhereStep(text[..sign], text[(sign + 1)..]),
        _ => null,
    };
}
