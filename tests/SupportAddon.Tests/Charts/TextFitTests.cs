using SupportAddon.Charts;

namespace SupportAddon.Tests.Charts;

public class TextFitTests
{
    [Fact]
    public void What_fits_stays() => Assert.Equal("Stock", TextFit.Shorten("Stock", 60, 10));

    [Fact]
    public void What_does_not_fit_ends_in_an_ellipsis_and_fits()
    {
        var text = TextFit.Shorten("Interface EDI transporteurs", 60, 10);
        Assert.EndsWith("…", text);
        Assert.StartsWith("Interf", text);
        Assert.True(TextFit.Width(text, 10) <= 60);
    }

    [Fact]
    public void A_letter_made_of_several_characters_is_never_cut_in_two()
    {
        var text = TextFit.Shorten(string.Concat(Enumerable.Repeat("👩‍💻", 20)), 60, 10);
        Assert.Equal(0, text.TrimEnd('…').Length % "👩‍💻".Length);
    }

    [Fact]
    public void Words_break_into_lines_that_fit()
    {
        var lines = TextFit.Wrap("Paie et ressources humaines", 58, 10, 3);
        Assert.Equal(["Paie et", "ressources", "humaines"], lines);
    }

    [Fact]
    public void The_last_line_says_that_something_is_missing()
    {
        var lines = TextFit.Wrap("un deux trois quatre cinq six sept huit neuf dix", 40, 10, 2);
        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1]);
    }

    [Fact]
    public void A_word_longer_than_the_room_is_shortened() =>
        Assert.All(TextFit.Wrap("anticonstitutionnellement", 50, 10, 3), line => Assert.True(TextFit.Width(line, 10) <= 50));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_gives_no_lines(string text) => Assert.Empty(TextFit.Wrap(text, 50, 10, 3));
}
