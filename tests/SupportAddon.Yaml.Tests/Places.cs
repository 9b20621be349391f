namespace SupportAddon.Yaml.Tests;

public sealed class Places
{
    private const string Yaml = "name: x\ntickets:\n  fields:\n    due date: y\n    list:\n      - a\n      - b: 1\n";

    [Theory]
    [InlineData("name", 1)]
    [InlineData("tickets", 2)]
    [InlineData("tickets.fields", 3)]
    [InlineData("tickets.fields[\"due date\"]", 4)]
    [InlineData("tickets.fields.list[0]", 6)]
    [InlineData("tickets.fields.list[1].b", 7)]
    public void Each_place_has_its_line(string path, int line) => Assert.Equal(line, Reading.Of(Yaml).LineOf(path));

    [Theory]
    [InlineData("tickets.fields.none.at.all", 3)]
    [InlineData("tickets.fields.list[9]", 5)]
    [InlineData("nowhere", 1)]
    public void A_place_that_was_not_written_has_the_line_of_what_is_above(string path, int line) =>
        Assert.Equal(line, Reading.Of(Yaml).LineOf(path));

    [Fact]
    public void A_mistake_found_later_stands_at_its_place()
    {
        var path = YamlPath.Key(YamlPath.Key("tickets", "fields"), "due date");
        Assert.Equal("some.yaml:4:5: no such field", Reading.Of(Yaml).Mistake(path, "no such field").ToString());
    }

    /// <summary>The mistake is at the X, and at the end of the text.</summary>
    [Theory]
    [InlineData("a: ab X cd", 1, 7, 11)]
    [InlineData("a: \"ab X cd\"", 1, 8, 12)]
    [InlineData("a: 'it''s X cd'", 1, 11, 15)]
    [InlineData("a: \"\\\"b\\\" X cd\"", 1, 11, 15)]
    [InlineData("a: ab\n  X cd", 2, 3, 7)]
    [InlineData("a: |\n  ab\n  c X cd\nb: 1", 3, 5, 9)]
    [InlineData("a: >\n    ab\n    c X cd", 3, 7, 11)]
    [InlineData("a:\n  X cd", 2, 3, 7)]
    public void A_letter_of_a_text_has_its_line_and_column_however_the_text_is_written(string yaml, int line, int column, int end)
    {
        var reading = Reading.Of(yaml);
        var text = reading.Root!["a"]!.GetValue<string>().TrimEnd('\n');

        Assert.Equal($"some.yaml:{line}:{column}: here", reading.Mistake("a", text, text.IndexOf('X', StringComparison.Ordinal), "here").ToString());
        Assert.Equal($"some.yaml:{line}:{end}: here", reading.Mistake("a", text, text.Length, "here").ToString());
    }

    [Fact]
    public void Paths_are_written_as_people_read_them()
    {
        Assert.Equal("a.b[2]", YamlPath.Item(YamlPath.Key(YamlPath.Key("", "a"), "b"), 2));
        Assert.Equal("a[\"x y\"]", YamlPath.Key("a", "x y"));
    }
}
