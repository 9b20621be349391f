using System.Globalization;
using SupportAddon.Core.Tables;

namespace SupportAddon.Core.Tests.Tables;

public sealed class CellNumberTests
{
    [Theory]
    [InlineData("20", "20")]
    [InlineData("-5.5", "-5.5")]
    [InlineData("1.234", "1.234")] // As machines write it.
    [InlineData("5,5", "5.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("1 234,50", "1234.50")]
    [InlineData("1\u00a0234\u202f567,5", "1234567.5")]
    public void A_number_in_the_form_of_machines_or_of_the_french_is_read(string cell, string number) =>
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), CellNumber.Read(cell, commaIsDecimal: false));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1e3")]
    [InlineData("12 34")]
    [InlineData("1,234.50")]
    [InlineData("1.234,50")]
    [InlineData("5,")]
    [InlineData("99999999999999999999999999999999")]
    public void Anything_else_is_no_number(string cell) => Assert.Null(CellNumber.Read(cell, commaIsDecimal: true));

    [Fact]
    public void What_could_be_a_thousand_or_one_is_read_only_once_the_column_has_shown_its_comma()
    {
        Assert.True(CellNumber.IsAmbiguous("1,234"));
        Assert.Null(CellNumber.Read("1,234", commaIsDecimal: false));
        Assert.Equal(1.234m, CellNumber.Read("1,234", commaIsDecimal: true));
        Assert.True(CellNumber.ShowsDecimalComma("12,5"));
        Assert.False(CellNumber.ShowsDecimalComma("1,234"));
        Assert.False(CellNumber.ShowsDecimalComma("12.5"));
    }
}
