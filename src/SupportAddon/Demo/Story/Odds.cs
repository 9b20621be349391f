namespace SupportAddon.Demo.Story;

/// <summary>How often and how long: the tempers and tempos that the two companies share.</summary>
internal static class Odds
{
    public static IEnumerable<Fate> Fates => Cards(new Dictionary<Fate, int>
    {
        [Fate.Plain] = 17,
        [Fate.Reopened] = 3,
        [Fate.Retyped] = 3,
        [Fate.Misfiled] = 2,
        [Fate.Dropped] = 2,
        [Fate.Duplicate] = 1,
        [Fate.Stuck] = 1,
    });

    public static IEnumerable<string> Channels =>
        Cards(new Dictionary<string, int> { ["email"] = 5, ["portal"] = 3, ["phone"] = 2 });

    /// <summary>How many of ten tickets are blocking, major, minor; the rest is cosmetic.</summary>
    public static string[] Severities(string type, bool inTrouble) => type switch
    {
        _ when inTrouble => Severities(3, 5, 2),
        DeskType.Bug => Severities(1, 3, 5),
        DeskType.Evolution => Severities(0, 2, 5),
        _ => Severities(0, 2, 6),
    };

    public static string? WorkOf(string type) => type switch
    {
        DeskType.Bug => DeskWork.Correction,
        DeskType.Evolution => DeskWork.Adaptation,
        DeskType.Maintenance => DeskWork.Prevention,
        _ => null,
    };

    /// <summary>What a ticket is easily mistaken for at first sight.</summary>
    public static string MistakenFor(string type) => type switch
    {
        DeskType.Bug => DeskType.Question,
        DeskType.Question or DeskType.Evolution => DeskType.Bug,
        _ => DeskType.Evolution,
    };

    /// <summary>Working minutes from acceptance to solution, of half the tickets at most.</summary>
    public static double Median(string type, string severity) => (type, severity) switch
    {
        (DeskType.Bug, DeskSeverity.Blocking) => 240,
        (DeskType.Bug, DeskSeverity.Major) => 700,
        (DeskType.Bug, DeskSeverity.Minor) => 1900,
        (DeskType.Bug, _) => 4000,
        (DeskType.Evolution, _) => 6500,
        (DeskType.Question, _) => 500,
        _ => 2000,
    };

    public static IEnumerable<T> Cards<T>(IReadOnlyDictionary<T, int> counts) =>
        counts.SelectMany(card => Enumerable.Repeat(card.Key, card.Value));

    private static string[] Severities(int blocking, int major, int minor) => [.. Cards(new Dictionary<string, int>
    {
        [DeskSeverity.Blocking] = blocking,
        [DeskSeverity.Major] = major,
        [DeskSeverity.Minor] = minor,
        [DeskSeverity.Cosmetic] = 10 - blocking - major - minor,
    })];
}
