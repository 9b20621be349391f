using System.Text;
using Xunit.Abstractions;

namespace SupportAddon.Yaml.Tests;

/// <summary>Whatever somebody's editor left behind: an answer with a place, never an exception.</summary>
public sealed class Mutations(ITestOutputHelper output)
{
    private const string Sample = """
        name: &n Redmine # comment
        auth: {type: "header", name: 'X-Key'}
        list: [1, 0x2, [~, *n], {a: b}]
        text: |-
          one
            two
        deep: {? [x] : y}
        ? key
        : - !!str 1
          - >
            folded
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(20260901)]
    public void A_damaged_file_is_read_or_refused(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var refused = 0;
        for (var round = 0; round < 4_000; round++)
            refused += Reading.Of(Damaged(random)).Errors.Count;
        Assert.InRange(refused, 1_000, 4_000);
    }

    private static string Damaged(Random random)
    {
        const string Signs = "[]{}:-?&*!|>'\"%@`#,~ \t\n\\\0é";
        var text = new StringBuilder(Sample);
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(text.Length);
            if (random.Next(2) == 0)
                text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
            else
                text.Insert(at, Signs[random.Next(Signs.Length)]);
        }
        return text.ToString();
    }
}
