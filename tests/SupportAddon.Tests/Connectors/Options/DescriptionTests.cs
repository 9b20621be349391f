using SupportAddon.Connectors.Options;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Options;

public sealed class DescriptionTests
{
    [Fact]
    public void Options_are_described_in_the_order_of_their_declaration() => Assert.Equal(
        ["url", "apiKey", "pages", "archived", "pause", "depth", "country", "town", "code", "sour", "retries"],
        OptionsDescription.Of(typeof(BindingTests.Everything)).Select(option => option.Name));

    [Fact]
    public void A_required_option_has_its_help_and_no_default() => Assert.Equal(
        new OptionDescription { Name = "url", Type = "address", Required = true, Help = "Where the system is." },
        Describe("url") with { Choices = new OptionDescription { Name = "", Type = "" }.Choices });

    [Theory]
    [InlineData("pages", "integer", "10")]
    [InlineData("archived", "boolean", "false")]
    [InlineData("pause", "duration", "30s")]
    [InlineData("country", "text", null)]
    [InlineData("retries", "integer", null)]
    public void A_default_is_shown_as_it_would_be_written(string name, string type, string? value)
    {
        var option = Describe(name);
        Assert.Equal((type, value, false), (option.Type, option.Default, option.Required));
    }

    [Fact]
    public void A_choice_lists_its_words() => Assert.Equal(["shallow", "veryDeep"], Describe("depth").Choices);

    [Fact]
    public void Secrets_and_files_are_marked_and_a_secrets_default_is_kept_back()
    {
        var options = OptionsDescription.Of(typeof(Marked));
        Assert.Equal((true, false, null), (options[0].Secret, options[0].FilePath, options[0].Default));
        Assert.Equal((false, true, "redmine"), (options[1].Secret, options[1].FilePath, options[1].Default));
    }

    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("90s", 90_000)]
    [InlineData("2m", 120_000)]
    [InlineData("3h", 10_800_000)]
    [InlineData("1d", 86_400_000)]
    public void A_duration_is_written_as_it_is_read(string text, long milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), DurationText.Parse(text));
        Assert.Equal(text, DurationText.Write(TimeSpan.FromMilliseconds(milliseconds)));
    }

    [Theory]
    [InlineData("01:30:00", 5400)]
    [InlineData("1:30", 5400)]
    [InlineData("1.00:00:00", 86400)]
    public void A_duration_may_be_a_clock(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Parse(text));

    [Theory]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5 m")]
    [InlineData("5w")]
    [InlineData("2000000000d")]
    [InlineData("a:b")]
    public void What_is_no_duration_is_refused(string text) => Assert.Null(DurationText.Parse(text));

    private static OptionDescription Describe(string name) =>
        OptionsDescription.Of(typeof(BindingTests.Everything)).Single(option => option.Name == name);

    internal sealed record Marked
    {
        [Secret]
        public string Token { get; init; } = "built-in";

        [FilePath]
        public string Manifest { get; init; } = "redmine";
    }
}
