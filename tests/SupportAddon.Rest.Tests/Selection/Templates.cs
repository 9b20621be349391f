using System.Text.Json;
using SupportAddon.Rest.Selection;

namespace SupportAddon.Rest.Tests.Selection;

public sealed class Templates
{
    private static readonly JsonElement Record = JsonElement.Parse("""{"id":7,"name":"A/B c","empty":"","none":null,"who":{"last":"Lee"}}""");

    [Theory]
    [InlineData("name", "A/B c")]
    [InlineData("#{id}", "#7")]
    [InlineData("{who.first} {who.last}", "Lee")]
    [InlineData("{id}{id}", "77")]
    public void A_template_is_filled_from_a_record(string template, string text) => Assert.Equal(text, Read(template).Text(Record));

    [Theory]
    [InlineData("empty")]
    [InlineData("none")]
    [InlineData("#{missing}")]
    [InlineData("{empty} {none}")]
    public void A_template_of_which_nothing_is_there_is_null(string template) => Assert.Null(Read(template).Text(Record));

    [Fact]
    public void What_comes_from_a_record_cannot_leave_its_place_in_an_address()
    {
        Assert.True(Template.TryParseText("/x/{name}?a=b", out var template, out _));
        Assert.Equal("/x/A%2FB%20c?a=b", template.Address(Record));
    }

    [Fact]
    public void An_address_without_braces_is_itself()
    {
        Assert.True(Template.TryParseText("/issues.json", out var template, out _));
        Assert.False(template.HasPlaces);
        Assert.Equal("/issues.json", template.Address(default));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("a {b")]
    [InlineData("{a[}")]
    public void What_is_no_template_is_refused(string text)
    {
        Assert.False(Template.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"true\"", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("null", false)]
    [InlineData("\"yes\"", false)]
    public void A_flag_is_true_as_true_or_one(string json, bool isTrue) => Assert.Equal(isTrue, JsonText.IsTrue(JsonElement.Parse(json)));

    private static Template Read(string text)
    {
        Assert.True(Template.TryParse(text, out var template, out var problem), problem);
        return template;
    }
}
