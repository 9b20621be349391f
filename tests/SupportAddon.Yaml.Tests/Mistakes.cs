namespace SupportAddon.Yaml.Tests;

public sealed class Mistakes
{
    private const string Closed = """
        { "type": "object", "additionalProperties": false, "required": ["name"],
          "properties": {
            "name": { "type": "string", "minLength": 2, "description": "what people call it" },
            "tickets": { "type": "object", "additionalProperties": false,
              "properties": { "cursor": { "type": "string" }, "paging": { "type": "string" } } },
            "level": { "enum": ["low", "high", 3] },
            "size": { "type": "integer", "minimum": 1, "maximum": 100 },
            "code": { "type": "string", "pattern": "^[A-Z]+$", "description": "a word in capitals" },
            "plain": { "type": "string", "pattern": "^x" },
            "list": { "type": "array", "items": { "type": ["string", "null"] } } } }
        """;

    [Theory]
    [InlineData("name: ab\ntickets:\n  curser: x\n", "some.yaml:3:3: unknown key \"curser\" under tickets; did you mean \"cursor\"?")]
    [InlineData("name: ab\ntickets:\n  whatever: x\n", "some.yaml:3:3: unknown key \"whatever\" under tickets; known keys are cursor, paging")]
    [InlineData("nmae: ab\nname: ab\n", "some.yaml:1:1: unknown key \"nmae\"; did you mean \"name\"?")]
    [InlineData("level: low\n", "some.yaml:1:1: missing key \"name\" (what people call it)")]
    [InlineData("name: 12\n", "some.yaml:1:7: name: expected a text (what people call it), found the number 12; put it in quotes")]
    [InlineData("name: no way\nsize: 'a'\n", "some.yaml:2:7: size: expected a whole number, found the text \"a\"")]
    [InlineData("name: ab\nsize: 1.5\n", "some.yaml:2:7: size: expected a whole number, found the number 1.5")]
    [InlineData("name: ab\nsize: 0\n", "some.yaml:2:7: size: expected at least 1, found 0")]
    [InlineData("name: ab\nsize: 101\n", "some.yaml:2:7: size: expected at most 100, found 101")]
    [InlineData("name: a\n", "some.yaml:1:7: name: expected at least 2 characters, found \"a\"")]
    [InlineData("name: ab\nlevel: hihg\n", "some.yaml:2:8: level: expected one of low, high, 3, found the text \"hihg\"; did you mean \"high\"?")]
    [InlineData("name: ab\nlevel: other\n", "some.yaml:2:8: level: expected one of low, high, 3, found the text \"other\"")]
    [InlineData("name: ab\ncode: abc\n", "some.yaml:2:7: code: expected a word in capitals, found \"abc\"")]
    [InlineData("name: ab\nplain: abc\n", "some.yaml:2:8: plain: expected a text like ^x, found \"abc\"")]
    [InlineData("name: ab\nlist: x\n", "some.yaml:2:7: list: expected a list, found the text \"x\"")]
    [InlineData("name: ab\nlist:\n  - a\n  -\n  - {}\n", "some.yaml:5:5: list[2]: expected a text or nothing, found a mapping")]
    [InlineData("name: ab\ntickets: true\n", "some.yaml:2:10: tickets: expected a mapping, found true")]
    [InlineData("", "some.yaml:1:1: expected a mapping, found nothing")]
    public void Each_mistake_says_where_it_is_what_was_found_and_what_was_expected(string yaml, string error) =>
        Assert.Equal(error, Reading.OnlyError(yaml, Closed));

    [Fact]
    public void What_is_right_has_no_mistakes() =>
        Assert.Empty(Reading.Of("name: ab\nlevel: 3\nsize: 100\ncode: ABC\nlist: [a, ~]\ntickets: {cursor: x}\n", Closed).Errors);

    [Fact]
    public void All_mistakes_are_told_in_the_order_of_the_file() =>
        Assert.Equal([1, 2, 3], Reading.Of("size: 0\nother: 1\ncode: a\nname: ok\n", Closed).Errors.Select(error => error.Line));

    [Fact]
    public void A_long_text_is_cut_in_the_message() =>
        Assert.EndsWith("xxx...", Reading.OnlyError($"name: ab\nlevel: {new string('x', 500)}\n", Closed), StringComparison.Ordinal);

    [Fact]
    public void An_alias_is_blamed_where_it_is_used() =>
        Assert.StartsWith("some.yaml:2:1: unknown key", Reading.OnlyError("name: &n ab\nother: *n\n", Closed), StringComparison.Ordinal);
}
