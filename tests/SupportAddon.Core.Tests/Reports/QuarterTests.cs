using SupportAddon.Core.Reports;

namespace SupportAddon.Core.Tests.Reports;

public class QuarterTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("2026-Q1", 2026, 1)]
    [InlineData("2026-q4", 2026, 4)]
    [InlineData("1970-Q1", 1970, 1)]
    [InlineData("9998-Q4", 9998, 4)]
    public void A_quarter_reads_as_it_is_written(string text, int year, int number) =>
        Assert.Equal(new Quarter(year, number), Quarter.Parse(text));

    [Theory]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("2026-T3")]
    [InlineData("2026Q3")]
    [InlineData("26-Q3")]
    [InlineData("+026-Q3")]
    [InlineData("1969-Q4")]
    [InlineData("9999-Q4")]
    [InlineData("2026-Q33")]
    [InlineData(" 2026-Q3")]
    [InlineData("٢٠٢٦-Q3")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_quarter(string? text) => Assert.Null(Quarter.Parse(text));

    [Fact]
    public void Its_text_reads_back()
    {
        var quarter = new Quarter(2026, 3);
        Assert.Equal("2026-Q3", quarter.ToString());
        Assert.Equal(quarter, Quarter.Parse(quarter.ToString()));
    }

    [Fact]
    public void Quarters_follow_each_other_over_new_year()
    {
        Assert.Equal(new Quarter(2027, 1), new Quarter(2026, 4).Next);
        Assert.Equal(new Quarter(2026, 4), new Quarter(2027, 1).Previous);
        Assert.Equal(new DateOnly(2026, 12, 31), new Quarter(2026, 4).Last);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(9, 3)]
    [InlineData(10, 4)]
    [InlineData(12, 4)]
    public void Each_month_has_its_quarter(int month, int number) =>
        Assert.Equal(new Quarter(2026, number), Quarter.Containing(new DateOnly(2026, month, 28)));

    [Fact]
    public void Its_bounds_are_local_midnights_in_summer_and_winter_time()
    {
        var first = new Quarter(2026, 1).Bounds(Paris);
        Assert.Equal(Story.At("2025-12-31T23:00"), first.Start);
        Assert.Equal(Story.At("2026-03-31T22:00"), first.End);
        Assert.Equal(first.End, new Quarter(2026, 2).Bounds(Paris).Start);
    }

    [Fact]
    public void The_last_full_quarter_turns_at_local_midnight()
    {
        Assert.Equal(new Quarter(2026, 2), Quarter.LastFull(Story.At("2026-09-30T21:59:59"), Paris));
        Assert.Equal(new Quarter(2026, 3), Quarter.LastFull(Story.At("2026-09-30T22:00"), Paris));
    }
}
