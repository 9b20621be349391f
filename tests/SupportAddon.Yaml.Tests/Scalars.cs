namespace SupportAddon.Yaml.Tests;

public sealed class Scalars
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("-7", "-7")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("1.50", "1.50")]
    [InlineData("1e3", "1000")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("null", "null")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    public void A_plain_scalar_has_the_type_of_the_core_schema(string yaml, string json) =>
        Assert.Equal($$"""{"a":{{json}}}""", Reading.Json($"a: {yaml}"));

    [Fact]
    public void A_number_is_any_type_that_holds_it()
    {
        var root = Reading.Of("a: 12\n").Root!;
        Assert.Equal((12, 12L, 12m, 12d), ((int)root["a"]!, (long)root["a"]!, (decimal)root["a"]!, (double)root["a"]!));
    }

    [Theory]
    [InlineData("\"12\"", "12")]
    [InlineData("'true'", "true")]
    [InlineData("\"\"", "")]
    [InlineData("!!str 12", "12")]
    [InlineData("2026-09-01", "2026-09-01")]
    [InlineData("yes", "yes")]
    [InlineData("no", "no")]
    [InlineData("1_000", "1_000")]
    [InlineData("0b11", "0b11")]
    [InlineData("12:30", "12:30")]
    [InlineData("1.2.3", "1.2.3")]
    public void Anything_else_stays_text(string yaml, string text) =>
        Assert.Equal(text, (string?)Reading.Of($"a: {yaml}").Root!["a"]);

    [Fact]
    public void Block_text_keeps_its_lines() =>
        Assert.Equal("one\ntwo\n", (string?)Reading.Of("a: |\n  one\n  two\n").Root!["a"]);

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.INF")]
    [InlineData(".nan")]
    public void What_json_cannot_hold_is_a_mistake(string yaml) =>
        Assert.Equal($"some.yaml:1:4: {yaml} is not a number that can be used here", Reading.OnlyError($"a: {yaml}"));

    [Theory]
    [InlineData("1e999")]
    [InlineData("0xFFFFFFFFFFFFFFFFFF")]
    public void A_number_too_large_is_a_mistake(string yaml) =>
        Assert.StartsWith($"some.yaml:1:4: the number {yaml} is too large", Reading.OnlyError($"a: {yaml}"), StringComparison.Ordinal);

    [Fact]
    public void A_tag_that_is_not_text_is_a_mistake() =>
        Assert.Equal("some.yaml:1:4: the tag tag:yaml.org,2002:binary is not supported", Reading.OnlyError("a: !!binary aGk="));
}
