using SupportAddon.Core.Sentences;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>The fields that support adds to a ticket. They are ours: nothing that a source says changes them.</summary>
internal static class QualificationField
{
    public const string Level = "level";
    public const string Team = "team";
    public const string Kind = "kind";
    public const string MaintenanceType = "maintenanceType";
    public const string Nature = "nature";
    public const string Impact = "impact";
    public const string Priority = "priority";
    public const string Coverage = "coverage";
    public const string Module = "module";
    public const string Steps = "steps";
    public const string FixVersion = "fixVersion";
    public const string MeasureBefore = "measureBefore";
    public const string MeasureAfter = "measureAfter";

    /// <summary>Field, then the words it may have; none for free text.</summary>
    private static readonly Dictionary<string, IReadOnlyCollection<string>> Fields = new()
    {
        [Kind] = TicketWord.All<TicketKind>(),
        [MaintenanceType] = TicketWord.All<MaintenanceType>(),
        [Nature] = TicketWord.All<Nature>(),
        [Impact] = TicketWord.All<Impact>(),
        [Priority] = TicketWord.All<TicketPriority>(),
        [Coverage] = TicketWord.All<Coverage>(),
        [Team] = [],
        ["skill"] = [],
        [Module] = [],
        ["version"] = [],
        ["environment"] = [],
        ["affectedUser"] = [],
        ["timeWindow"] = [],
        [Steps] = [],
        [FixVersion] = [],
        [MeasureBefore] = [],
        [MeasureAfter] = [],
    };

    /// <summary>The fields that are set freely; the level has a rule of its own.</summary>
    public static IReadOnlyCollection<string> All => Fields.Keys;

    /// <summary>The words that a field may have; none for free text.</summary>
    public static IReadOnlyCollection<string> Words(string field) => Fields.TryGetValue(field, out var words) ? words : [];

    public static Refusal? Refuse(string field, string? value)
    {
        if (!Fields.TryGetValue(field, out var words))
            return new Refusal($"\"{field}\" is no field of the qualification.", $"Name one of: {string.Join(", ", All)}.");
        return value is null || words.Count == 0 || words.Contains(value)
            ? null
            : new Refusal($"\"{value}\" is no {field}.", $"Use one of: {string.Join(", ", words)}; or nothing, to take it away.");
    }

    /// <summary>A priority other than the one of the impact is a decision, and says why (R14).</summary>
    public static Refusal? RefusePriority(string? priority, string? impact, string? reason)
    {
        var usual = TicketWord.Parse<Impact>(impact) is { } known ? TicketWord.Of(Impacts.PriorityOf(known)) : null;
        return priority is null || priority == usual || !string.IsNullOrWhiteSpace(reason)
            ? null
            : new Refusal(
                usual is null ? "A priority without an impact needs a reason." : (Sentence)$"An impact that is {impact} makes the priority {usual}; another needs a reason.",
                "Set the impact, or say why, with --reason.");
    }
}
