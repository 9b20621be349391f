using SupportAddon.Core.Tables;

namespace SupportAddon.Core.Tests.Tables;

public sealed class CellDateTests
{
    [Theory]
    [InlineData("2026-10-31")]
    [InlineData("31/10/2026")]
    [InlineData("31.10.2026")]
    public void A_day_that_can_be_read_in_one_way_is_read(string cell) => Assert.Equal(new DateOnly(2026, 10, 31), CellDate.Read(cell, dayIsFirst: false));

    [Theory]
    [InlineData("10/31/2026")]
    [InlineData("31/10/26")]
    [InlineData("2026-02-30")]
    [InlineData("yesterday")]
    public void Anything_else_is_no_day(string cell) => Assert.Null(CellDate.Read(cell, dayIsFirst: true));

    [Fact]
    public void What_could_be_in_march_or_in_april_is_read_only_once_the_column_has_shown_its_order()
    {
        Assert.True(CellDate.IsAmbiguous("03/04/2026"));
        Assert.Null(CellDate.Read("03/04/2026", dayIsFirst: false));
        Assert.Equal(new DateOnly(2026, 4, 3), CellDate.Read("03/04/2026", dayIsFirst: true));
        Assert.Equal(new DateOnly(2026, 5, 5), CellDate.Read("05/05/2026", dayIsFirst: false));
        Assert.True(CellDate.ShowsDayFirst("31/10/2026"));
        Assert.True(CellDate.ShowsMonthFirst("10/31/2026"));
        Assert.False(CellDate.ShowsDayFirst("03/04/2026") || CellDate.ShowsMonthFirst("03/04/2026"));
    }
}
