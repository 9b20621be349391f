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

    [Fact]
    public void Paths_are_written_as_people_read_them()
    {
        Assert.Equal("a.b[2]", YamlPath.Item(YamlPath.Key(YamlPath.Key("", "a"), "b"), 2));
        Assert.Equal("a[\"x y\"]", YamlPath.Key("a", "x y"));
    }
}
