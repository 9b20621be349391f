namespace SupportAddon.Demo.Story;

/// <summary>A sample client: who they are, how often they call, and what about. Read from <c>Words/</c>.</summary>
internal sealed record Company
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Domain { get; init; }

    public required string Product { get; init; }

    public required string VersionBefore { get; init; }

    public required string VersionAfter { get; init; }

    /// <summary>The upgrade falls into the third week of that quarter, counted back from the running one.</summary>
    public required int UpgradedQuartersAgo { get; init; }

    /// <summary>New tickets in an ordinary week.</summary>
    public required double PerWeek { get; init; }

    /// <summary>Twelve factors on <see cref="PerWeek"/>, January first.</summary>
    public required IReadOnlyList<double> Season { get; init; }

    /// <summary>Ticket types and how many of each lie in one deck.</summary>
    public required IReadOnlyDictionary<string, int> Types { get; init; }

    public required IReadOnlyList<string> People { get; init; }

    /// <summary>The title of the ticket under which the upgrade is done.</summary>
    public required string Upgrade { get; init; }

    /// <summary>Words that follow the date, twelve each.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Months { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Slots { get; init; }

    public required IReadOnlyList<Theme> Themes { get; init; }

    /// <summary>What they call about in the weeks after the upgrade.</summary>
    public required Theme Aftermath { get; init; }

    /// <summary>What people say on tickets in this company's language, by occasion.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Talk { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public string MailOf(string person) =>
        $"{Letters.Plain(person).Replace(' ', '.')}@{Domain}";
}

/// <summary>Titles of one module by ticket type.</summary>
internal sealed record Theme(string Module, int Weight, IReadOnlyDictionary<string, IReadOnlyList<string>> Titles);

/// <summary>The integrator's own people.</summary>
internal sealed record Team(
    string Desk, string Robot, string Dispatcher, IReadOnlyList<string> Consultants, IReadOnlyList<string> Developers);
