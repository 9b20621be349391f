namespace SupportAddon.Demo.Story;

/// <summary>How hard a company leans on the desk at a time: seasons, and the bad month after an upgrade.</summary>
internal sealed class Strain(Company company, StorySpan span)
{
    private const int BadDays = 33;
    private readonly DateOnly _upgrade = span.UpgradeOf(company);

    /// <summary>From 1 on the day of the upgrade down to 0 when the bad month is over; 0 on any other day.</summary>
    public double Trouble(DateOnly day)
    {
        var since = day.DayNumber - _upgrade.DayNumber;
        return since is < 0 or > BadDays ? 0 : 1 - ((double)since / BadDays);
    }

    /// <summary>New tickets to expect on a day the office is open.</summary>
    public double Arrivals(DateOnly day) =>
        company.PerWeek / 5 * company.Season[day.Month - 1] * (1 + (2.6 * Trouble(day)));

    /// <summary>How much slower everything goes for a ticket that comes on that day.</summary>
    public double Delay(DateOnly day) => 1 + (3 * Trouble(day));

    public string VersionOn(DateOnly day) => day < _upgrade ? company.VersionBefore : company.VersionAfter;
}
