using SupportAddon.Core.Life;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Tickets.Life;

public sealed class TypedTests
{
    [Theory]
    [InlineData("4h", "4", nameof(EffortUnit.Hours))]
    [InlineData("2.5d", "2.5", nameof(EffortUnit.Days))]
    [InlineData(" 2,5j ", "2.5", nameof(EffortUnit.Days))]
    public void An_effort_is_a_number_and_a_letter_with_a_comma_as_well(string text, string effort, string unit) =>
        Assert.Equal((decimal.Parse(effort, System.Globalization.CultureInfo.InvariantCulture), Enum.Parse<EffortUnit>(unit)), Typed.Effort(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("4")]
    [InlineData("4 weeks")]
    [InlineData("-4h")]
    [InlineData("1e9h")]
    [InlineData("9999999999999999999999999999999999h")]
    public void What_is_no_effort_is_refused_with_what_is(string? text) =>
        Assert.NotEqual("", Assert.Throws<RefusedException>(() => Typed.Effort(text)).Next);

    [Theory]
    [InlineData("1800", "1800")]
    [InlineData("1800.50", "1800.50")]
    [InlineData(" 1800,5 ", "1800.5")]
    public void A_price_is_read_with_a_point_or_a_comma(string text, string number) =>
        Assert.Equal(number, Typed.Number(text).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1,800.50")]
    [InlineData("1 800")]
    [InlineData("much")]
    [InlineData(null)]
    public void A_price_that_could_be_read_in_two_ways_is_refused(string? text) => Assert.Throws<RefusedException>(() => Typed.Number(text));

    [Fact]
    public void A_day_is_written_one_way_and_may_be_left_out()
    {
        Assert.Equal((new DateOnly(2026, 9, 30), null), (Typed.Day("2026-09-30"), Typed.Day(" ")));
        Assert.All(new[] { "30/09/2026", "2026-02-30", "soon" }, text => Assert.Throws<RefusedException>(() => Typed.Day(text)));
    }
}
