using System.Globalization;
using System.Text;

namespace SupportAddon.Yaml.Tests;

public sealed class Documents
{
    [Fact]
    public void Mappings_and_lists_keep_their_order() =>
        Assert.Equal("""{"b":[1,{"c":"x"}],"a":{}}""", Reading.Json("b:\n  - 1\n  - c: x\na: {}\n"));

    [Fact]
    public void An_alias_is_what_it_names_each_time() =>
        Assert.Equal("""{"a":{"x":1},"b":{"x":1},"c":{"x":1}}""", Reading.Json("a: &it {x: 1}\nb: *it\nc: *it\n"));

    [Fact]
    public void An_alias_of_nothing_is_a_mistake() =>
        Assert.Contains("some.yaml:1:4:", Reading.OnlyError("a: *nobody\n"), StringComparison.Ordinal);

    [Fact]
    public void An_alias_inside_what_it_names_is_a_mistake_and_no_endless_tree() =>
        Assert.Contains("not defined before", Reading.OnlyError("a: &it\n  b: *it\n"), StringComparison.Ordinal);

    [Fact]
    public void A_key_given_twice_is_a_mistake_that_names_both_lines() =>
        Assert.Equal("some.yaml:3:1: the key \"a\" stands already in line 1", Reading.OnlyError("a: 1\nb: 2\na: 3\n"));

    [Fact]
    public void A_billion_laughs_end_early()
    {
        var bomb = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
            bomb.AppendLine(CultureInfo.InvariantCulture, $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 10))}]");
        Assert.Contains("more than 100000 nodes", Reading.OnlyError(bomb.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_that_would_exhaust_the_stack_ends_early() =>
        Assert.Contains("nested more than 64 levels", Reading.OnlyError(new string('[', 100_000)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n")]
    [InlineData("a: \"open\n")]
    [InlineData("a:\n\t- tab\n")]
    [InlineData("a: b: c\n")]
    public void What_is_not_yaml_is_one_mistake_with_its_place(string yaml) =>
        Assert.Matches("^some.yaml:[1-3]:[0-9]+: this is not YAML: .+", Reading.OnlyError(yaml));

    [Fact]
    public void A_second_document_is_a_mistake() =>
        Assert.StartsWith("some.yaml:2:1: a second document", Reading.OnlyError("a: 1\n---\nb: 2\n"), StringComparison.Ordinal);

    [Fact]
    public void A_key_that_is_no_text_is_a_mistake() =>
        Assert.Equal("some.yaml:1:3: a key must be a plain or quoted text", Reading.OnlyError("? [a]\n: 1\n"));

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    public void An_empty_file_is_nothing(string yaml) => Assert.Null(Reading.Of(yaml).Root);

    [Fact]
    public void A_file_that_cannot_be_read_is_a_mistake_of_that_file()
    {
        var missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "no.yaml");
        var error = Assert.Single(YamlDocument.ReadFile(missing, JsonSchema.Parse("{}")).Errors);
        Assert.StartsWith($"{missing}:1:1: the file cannot be read", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "name: Größe\n");
            Assert.Equal("Größe", (string?)YamlDocument.ReadFile(file, JsonSchema.Parse("{}")).Root!["name"]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
