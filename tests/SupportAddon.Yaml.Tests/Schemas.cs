namespace SupportAddon.Yaml.Tests;

public sealed class Schemas
{
    [Theory]
    [InlineData("""{ "uniqueItems": true }""", "uniqueItems")]
    [InlineData("""{ "properties": { "a": { "format": "uri" } } }""", "format")]
    [InlineData("""{ "items": { "not": {} } }""", "not")]
    [InlineData("""{ "oneOf": [{ "if": {} }] }""", "if")]
    [InlineData("""{ "patternProperties": { "^a": { "maxLength": 1 } } }""", "maxLength")]
    [InlineData("""{ "additionalProperties": { "dependentRequired": {} } }""", "dependentRequired")]
    [InlineData("""{ "$defs": { "unused": { "multipleOf": 2 } } }""", "multipleOf")]
    public void A_keyword_that_is_not_understood_is_refused_wherever_it_stands(string schema, string keyword)
    {
        var refusal = Assert.Throws<FormatException>(() => JsonSchema.Parse(schema));
        Assert.Contains($"\"{keyword}\", which is not understood", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "text" }""")]
    [InlineData("""{ "$ref": "#/$defs/missing" }""")]
    [InlineData("""{ "$ref": "https://elsewhere.example/schema" }""")]
    [InlineData("""{ "items": true }""")]
    [InlineData("""{ "type": """)]
    [InlineData("null")]
    public void A_schema_that_makes_no_sense_is_refused(string schema) =>
        Assert.Throws<FormatException>(() => JsonSchema.Parse(schema));

    [Fact]
    public void What_is_for_people_changes_nothing() =>
        Assert.Empty(Reading.Of("a: 1", """{ "title": "t", "description": "d", "default": {}, "examples": [], "$comment": "c" }""").Errors);

    [Fact]
    public void Keys_by_pattern_have_their_own_schema()
    {
        const string Schema = """{ "patternProperties": { "^[a-z]+$": { "type": "string" } }, "additionalProperties": false }""";
        Assert.Empty(Reading.Of("a: x\nb: y\n", Schema).Errors);
        Assert.Equal("some.yaml:1:4: a: expected a text, found the number 1; put it in quotes", Reading.OnlyError("a: 1\n", Schema));
        Assert.Equal("some.yaml:1:1: unknown key \"A1\"", Reading.OnlyError("A1: x\n", Schema));
    }

    [Fact]
    public void Other_keys_may_have_a_schema_in_common()
    {
        const string Schema = """{ "properties": { "n": { "type": "integer" } }, "additionalProperties": { "type": "string" } }""";
        Assert.Empty(Reading.Of("n: 1\nother: x\n", Schema).Errors);
        Assert.Equal("some.yaml:2:8: other: expected a text, found false; put it in quotes", Reading.OnlyError("n: 1\nother: false\n", Schema));
    }

    [Fact]
    public void A_definition_may_hold_itself()
    {
        const string Schema = """
            { "$ref": "#/$defs/tree", "$defs": { "tree": { "type": "object", "additionalProperties": false,
              "properties": { "leaf": { "type": "integer" }, "branch": { "$ref": "#/$defs/tree" } } } } }
            """;
        Assert.Empty(Reading.Of("branch: {branch: {leaf: 1}}", Schema).Errors);
        Assert.Equal("some.yaml:1:26: branch.branch.leaf: expected a whole number, found the text \"x\"",
            Reading.OnlyError("branch: {branch: {leaf:  \"x\"}}", Schema));
    }

    [Fact]
    public void A_missing_key_is_explained_by_the_definition_it_refers_to() =>
        Assert.Equal("some.yaml:1:1: missing key \"path\" (where the list is)", Reading.OnlyError("{}", """
            { "required": ["path"], "properties": { "path": { "$ref": "#/$defs/path" } },
              "$defs": { "path": { "type": "string", "description": "where the list is" } } }
            """));

    [Fact]
    public void A_constant_is_the_only_value() =>
        Assert.Equal("some.yaml:1:4: a: expected x, found the text \"y\"", Reading.OnlyError("a: y", """{ "properties": { "a": { "const": "x" } } }"""));
}
