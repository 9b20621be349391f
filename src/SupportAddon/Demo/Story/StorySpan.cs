namespace SupportAddon.Demo.Story;

/// <summary>The days the story spans, told from the quarter that is running.</summary>
/// <param name="Quarter">The first day of the running quarter.</param>
internal sealed record StorySpan(DateOnly Quarter)
{
    /// <summary>Six whole quarters lie before the running one.</summary>
    public DateOnly Begins => Quarter.AddMonths(-18);

    /// <summary>The first day after the running quarter: the story is made up to there and told up to today.</summary>
    public DateOnly Ends => Quarter.AddMonths(3);

    public static StorySpan Of(DateOnly today) => new(new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1));

    /// <summary>The Saturday in the third week of a quarter, counted back from the running one.</summary>
    public DateOnly UpgradeOf(Company company)
    {
        var thirdWeek = Quarter.AddMonths(-3 * company.UpgradedQuartersAgo).AddDays(14);
        return thirdWeek.AddDays(DayOfWeek.Saturday - thirdWeek.DayOfWeek);
    }

    public IEnumerable<DateOnly> Days()
    {
        for (var day = Begins; day < Ends; day = day.AddDays(1))
            yield return day;
    }
}
