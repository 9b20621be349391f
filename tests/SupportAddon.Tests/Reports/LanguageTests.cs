using System.Globalization;
using SupportAddon.Reports;

namespace SupportAddon.Tests.Reports;

public class LanguageTests
{
    [Theory]
    [InlineData("fr", 0, 0, "0")]
    [InlineData("fr", 1234567, 0, "1\u202f234\u202f567")]
    [InlineData("en", 1234567, 0, "1,234,567")]
    [InlineData("fr", 10.25, 1, "10,3")]
    [InlineData("en", 10.25, 1, "10.3")]
    [InlineData("en", -1234, 0, "\u22121,234")]
    public void Numbers_are_written_as_the_language_does(string code, double value, int digits, string expected) =>
        Assert.Equal(expected, Of(code).Number((decimal)value, digits));

    [Theory]
    [InlineData(5, "+5")]
    [InlineData(-8, "\u22128")]
    [InlineData(0, "±0")]
    [InlineData(0.04, "±0")]
    public void Differences_carry_their_sign(double value, string expected) =>
        Assert.Equal(expected, Language.French.Signed((decimal)value));

    [Fact]
    public void A_percent_sign_stands_apart_in_french_alone()
    {
        Assert.Equal("38\u202f%", Language.French.Percent(0.375m));
        Assert.Equal("38%", Language.English.Percent(0.375m));
    }

    [Theory]
    [InlineData("fr", 0, "ticket")]
    [InlineData("fr", 1, "ticket")]
    [InlineData("fr", 1.5, "ticket")]
    [InlineData("fr", 2, "tickets")]
    [InlineData("en", 0, "tickets")]
    [InlineData("en", 1, "ticket")]
    [InlineData("en", 1.5, "tickets")]
    public void French_counts_zero_and_one_as_singular(string code, double count, string expected) =>
        Assert.Equal(expected, Of(code).Plural((decimal)count, "ticket", "tickets"));

    [Theory]
    [InlineData("fr", DateForm.Long, "1er\u00a0août 2026")]
    [InlineData("fr", DateForm.Brief, "1er\u00a0août")]
    [InlineData("fr", DateForm.Table, "01/08/2026")]
    [InlineData("en", DateForm.Long, "1\u00a0August 2026")]
    [InlineData("en", DateForm.Brief, "1\u00a0Aug")]
    [InlineData("en", DateForm.Table, "1\u00a0Aug\u00a02026")]
    internal void Dates_are_written_as_the_language_does(string code, DateForm form, string expected) =>
        Assert.Equal(expected, Of(code).Date(new DateOnly(2026, 8, 1), form));

    [Fact]
    public void The_time_of_day_is_written_as_the_language_does()
    {
        Assert.Equal("9\u00a0h\u00a005", Language.French.Time(new TimeOnly(9, 5)));
        Assert.Equal("09:05", Language.English.Time(new TimeOnly(9, 5)));
    }

    [Fact]
    public void The_machine_s_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("1\u202f234,5", Language.French.Number(1234.5m, 1));
            Assert.Equal("1\u00a0August 2026", Language.English.Date(new DateOnly(2026, 8, 1), DateForm.Long));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_language_that_is_not_known_is_not_found() => Assert.Null(Language.Find("de"));

    private static Language Of(string code) => Language.Find(code)!;
}
