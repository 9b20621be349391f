using System.Text.RegularExpressions;
using SupportAddon.Shell;
using SupportAddon.Tests.Architecture;
using SupportAddon.Tests.Scripts;

namespace SupportAddon.Tests.Fixes;

/// <summary>What the ready corrections ask for, and why they leave a record alone, is said in French on a French page.</summary>
public sealed partial class ReadyFixTextTests
{
    public static TheoryData<string> Sentences => [.. Written().Concat(Coded()).Distinct()];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Each_has_a_french_text(string sentence) => Assert.True(Texts.RefusalsIn("fr").Find(sentence) is not null, $"Write it into refusals-fr.json: {sentence}");

    private static IEnumerable<string> Written() => Directory.EnumerateFiles(Path.Combine(Script.Root, "plugins"), "*.yaml", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Fixes")
        .SelectMany(file => InFile().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value.Trim());

    private static IEnumerable<string> Coded() => SourceTree.Code("plugins").Concat(SourceTree.Code("src/SupportAddon.MasterData"))
        .Where(file => file.Path.Contains("/Fixes/", StringComparison.Ordinal))
        .SelectMany(file => InCode().Matches(string.Join('\n', file.Lines))).Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)
        .Where(text => !text.Contains('{', StringComparison.Ordinal));

    [GeneratedRegex("(?:help|because): ([^}\n]*)")]
    private static partial Regex InFile();

    [GeneratedRegex("Description = \"([^\"]*)\"|Refuse\\(\"([^\"]*)\"\\)|WithRemark\\(\"([^\"]*)\"\\)|> 0 \\? \"([^\"]*)\"")]
    private static partial Regex InCode();
}
