using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Qualification;

/// <summary>What a rule can say of a ticket, and in which words.</summary>
internal static class QualificationWords
{
    public static readonly IReadOnlyList<string> Properties = ["kind", "maintenanceType", "nature", "module", "impact", "priority", "skill", "team"];

    /// <summary>A question of usage or setting, of the environment, a defect, or a specific development.</summary>
    private static readonly string[] Natures = ["usage", "environment", "defect", "specific-development"];

    private static readonly string[] Impacts = ["critical", "important", "minor"];

    /// <summary>Why a word cannot stand there, or null when it can.</summary>
    public static string? Refuse(string property, string word)
    {
        var words = Words(property);
        return words.Count == 0 || words.Contains(word) ? null : $"\"{word}\" is not a {property}; expected {string.Join(", ", words)}";
    }

    /// <summary>None where any word will do.</summary>
    private static IReadOnlyCollection<string> Words(string property) => property switch
    {
        "nature" => Natures,
        "impact" => Impacts,
        _ => FieldMapping.Words(property),
    };
}
