using SupportAddon.Core.Health;
using SupportAddon.Core.Reports;

namespace SupportAddon.Core.Tests.Health;

public sealed class CountedQuarterTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void Its_months_follow_each_other_by_the_client_s_midnights_over_the_change_of_clocks()
    {
        var counted = new CountedQuarter(new Quarter(2026, 4), Paris);
        var months = counted.Months.ToList();

        Assert.Equal(new(2026, 9, 30, 22, 0, 0, TimeSpan.Zero), counted.Whole.Start);
        Assert.Equal(new(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), counted.Whole.End);
        Assert.Equal(counted.Whole.Start, months[0].Stretch.Start);
        Assert.Equal(months[0].Stretch.End, months[1].Stretch.Start);
        Assert.Equal(TimeSpan.FromHours(31 * 24 + 1), months[0].Stretch.Length);
        Assert.Equal(counted.Whole.End, months[2].Stretch.End);
    }

    [Theory]
    [InlineData(995, 5, 99.5, true)]
    [InlineData(995, 5, 99.51, false)]
    [InlineData(1000, 0, 100, true)]
    [InlineData(0, 0, 99, null)]
    public void What_was_agreed_is_reached_or_not(int up, int down, double agreed, bool? meets) => Assert.Equal(
        meets, new Availability(TimeSpan.FromHours(up), TimeSpan.FromHours(down), TimeSpan.Zero, TimeSpan.Zero).Meets((decimal)agreed));

    [Fact]
    public void Without_an_agreement_nothing_is_reached_or_missed() =>
        Assert.Null(new Availability(TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero).Meets(null));
}
