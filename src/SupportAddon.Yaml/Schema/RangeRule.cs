using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Schema;

/// <summary><c>minimum</c> and <c>maximum</c> of a number.</summary>
internal sealed class RangeRule(decimal? minimum, decimal? maximum) : IRule
{
    public void Check(JsonNode? value, string path, Findings findings)
    {
        if (value?.GetValueKind() != JsonValueKind.Number)
            return;
        var number = TypeRule.Number(value);
        if (number < minimum)
            findings.AtValue(path, $"{path}: expected at least {Shown(minimum)}, found {Words.Plain(value)}");
        if (number > maximum)
            findings.AtValue(path, $"{path}: expected at most {Shown(maximum)}, found {Words.Plain(value)}");
    }

    private static string Shown(decimal? bound) => bound!.Value.ToString(CultureInfo.InvariantCulture);
}
