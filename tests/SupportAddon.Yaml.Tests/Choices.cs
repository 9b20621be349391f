namespace SupportAddon.Yaml.Tests;

public sealed class Choices
{
    private const string Auth = """
        { "properties": { "auth": { "oneOf": [ { "$ref": "#/$defs/none" }, { "$ref": "#/$defs/header" } ] } },
          "$defs": {
            "none": { "type": "object", "additionalProperties": false, "required": ["type"],
              "properties": { "type": { "const": "none" } } },
            "header": { "type": "object", "additionalProperties": false, "required": ["type", "name"],
              "properties": { "type": { "const": "header" }, "name": { "type": "string" } } } } }
        """;

    private const string PathOrMany = """
        { "properties": { "path": { "anyOf": [ { "type": "string" }, { "type": "array", "items": { "type": "string" } } ] } } }
        """;

    [Theory]
    [InlineData("auth: {type: none}")]
    [InlineData("auth: {type: header, name: X-Key}")]
    public void What_fits_one_form_is_right(string yaml) => Assert.Empty(Reading.Of(yaml, Auth).Errors);

    [Theory]
    [InlineData("auth: {type: header}", "some.yaml:1:1: missing key \"name\" under auth")]
    [InlineData("auth: {type: none, name: x}", "some.yaml:1:20: unknown key \"name\" under auth; known keys are type")]
    [InlineData("auth: {type: haeder, name: x}", "some.yaml:1:14: auth.type: expected one of none, header, found the text \"haeder\"; did you mean \"header\"?")]
    [InlineData("auth: {name: x}", "some.yaml:1:1: missing key \"type\" under auth: one of none, header")]
    [InlineData("auth: basic", "some.yaml:1:7: auth: the text \"basic\" fits none of the 2 forms allowed here")]
    public void The_mistake_is_that_of_the_form_which_was_meant(string yaml, string error) =>
        Assert.Equal(error, Reading.OnlyError(yaml, Auth));

    [Theory]
    [InlineData("path: a")]
    [InlineData("path: [a, b]")]
    public void Forms_may_be_told_apart_by_their_kind(string yaml) => Assert.Empty(Reading.Of(yaml, PathOrMany).Errors);

    [Fact]
    public void The_kind_tells_which_form_was_meant() =>
        Assert.Equal("some.yaml:1:11: path[1]: expected a text, found the number 1; put it in quotes", Reading.OnlyError("path: [a, 1]", PathOrMany));

    [Fact]
    public void One_of_is_not_two_of() =>
        Assert.Equal("some.yaml:1:1: a: the text \"x\" fits 2 of the forms allowed here, one is needed",
            Reading.OnlyError("a: x", """{ "properties": { "a": { "oneOf": [ { "type": "string" }, { "minLength": 1 } ] } } }""")
                .Replace(":1:4:", ":1:1:", StringComparison.Ordinal));

    [Fact]
    public void Without_a_telling_sign_the_form_with_the_fewest_mistakes_was_meant() =>
        Assert.Equal("some.yaml:1:1: missing key \"c\"", Reading.OnlyError("a: 1", """
            { "anyOf": [ { "required": ["b", "d"] }, { "required": ["a", "c"] } ] }
            """));
}
