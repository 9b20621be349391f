using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportAddon.Tests.Shell;

/// <summary>A file of code as it is written: the sentences with which it refuses, each in the form under which texts are found.</summary>
internal sealed partial class RefusalSource(string code)
{
    public IEnumerable<string> Forms => Refusal().Matches(code).SelectMany(match => Literals(match.Index + match.Length, wholeCall: true))
        .Concat(Cast().Matches(code).SelectMany(match => Literals(match.Index + match.Length, wholeCall: false)))
        .Where(form => Word().IsMatch(form)).Distinct();

    /// <summary>The literals of a call that has just been opened, or the one that follows.</summary>
    private IEnumerable<string> Literals(int at, bool wholeCall)
    {
        for (var depth = 1; depth > 0 && at < code.Length; at++)
            if (code[at] == '"')
            {
                var isInterpolated = code[at - 1] == '$';
                yield return Literal(ref at, isInterpolated);
                if (!wholeCall)
                    yield break;
            }
            else
                depth += code[at] == '(' ? 1 : code[at] == ')' ? -1 : 0;
    }

    /// <summary>From one quote to the other, on which it ends; what is put in becomes a number.</summary>
    private string Literal(ref int at, bool isInterpolated)
    {
        var (form, parts) = (new StringBuilder(), 0);
        for (at++; code[at] != '"'; at++)
            if (code[at] == '\\')
                form.Append(code[++at]);
            else if (isInterpolated && code[at] == '{')
            {
                Skip(ref at);
                form.Append(CultureInfo.InvariantCulture, $"{{{parts++}}}");
            }
            else
                form.Append(code[at]);
        return form.ToString();
    }

    /// <summary>From one brace to the other, past what is quoted between them.</summary>
    private void Skip(ref int at)
    {
        for (var depth = 1; depth > 0;)
            switch (code[++at])
            {
                case '"':
                    Literal(ref at, isInterpolated: code[at - 1] == '$');
                    break;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
            }
    }

    [GeneratedRegex(@"new Refus(al|edException)\(")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\(Sentence\)(?=\$?"")")]
    private static partial Regex Cast();

    [GeneratedRegex(@"\p{L}{2,} ")]
    private static partial Regex Word();
}
