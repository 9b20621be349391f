namespace SupportAddon.Demo.Story;

/// <summary>What one company asks for, and when.</summary>
internal sealed class Arrivals(Company company, StorySpan span, Dice dice)
{
    private readonly Strain _strain = new(company, span);
    private readonly Titles _titles = new(new Phrases(company, dice), dice);
    private readonly Deck<string> _types = new([.. Odds.Cards(company.Types)], dice);
    private readonly Deck<string> _channels = new([.. Odds.Channels], dice);
    private readonly Deck<Fate> _fates = new([.. Odds.Fates], dice);

    public IEnumerable<Draft> All() =>
        span.Days().Where(OfficeHours.IsOpen)
            .SelectMany(day => Enumerable.Range(0, dice.Count(_strain.Arrivals(day))).Select(_ => Next(day)))
            .Append(Upgrade());

    private Draft Next(DateOnly day)
    {
        var inTrouble = dice.Chance(0.6 * _strain.Trouble(day));
        var type = inTrouble ? (dice.Chance(0.85) ? DeskType.Bug : DeskType.Question) : _types.Deal();
        var titles = type == DeskType.Maintenance && dice.Chance(0.4) ? DeskWork.Tuning : type;
        var theme = inTrouble ? company.Aftermath : ThemeFor(titles);
        return Draft(day, type, theme.Module, _titles.Next(theme.Titles[titles], day)) with
        {
            Work = titles == DeskWork.Tuning ? DeskWork.Tuning : Odds.WorkOf(type),
            Severity = dice.Pick(Odds.Severities(type, inTrouble)),
            Fate = _fates.Deal(),
        };
    }

    /// <summary>The upgrade itself is a ticket too, opened three weeks ahead.</summary>
    private Draft Upgrade() =>
        Draft(span.UpgradeOf(company).AddDays(-22), DeskType.Maintenance, company.Aftermath.Module, company.Upgrade);

    private Draft Draft(DateOnly day, string type, string module, string title)
    {
        var late = dice.Chance(0.06);
        return new Draft
        {
            Company = company,
            At = late ? Evening(day) : Daytime(day),
            Type = type,
            Work = Odds.WorkOf(type),
            Severity = DeskSeverity.Major,
            Module = module,
            Title = title,
            Channel = late ? "email" : _channels.Deal(),
            Requester = dice.Pick(company.People),
            Version = _strain.VersionOn(day),
            Fate = Fate.Plain,
            Delay = _strain.Delay(day),
        };
    }

    private DateTimeOffset Daytime(DateOnly day) =>
        OfficeHours.After(OfficeHours.At(day, 0), dice.Between(0, (OfficeHours.Day * 60) - 1) / 60.0);

    private DateTimeOffset Evening(DateOnly day) => OfficeHours.At(day, dice.Between(67_000, 79_000));

    private Theme ThemeFor(string titles) =>
        dice.Pick([.. company.Themes.Where(theme => theme.Titles.ContainsKey(titles))], theme => theme.Weight);
}
