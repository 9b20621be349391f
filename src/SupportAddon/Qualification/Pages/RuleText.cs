using SupportAddon.Core.Qualification;
using SupportAddon.Shell;

namespace SupportAddon.Qualification.Pages;

/// <summary>What a rule saw and says, in the reader's language.</summary>
internal static class RuleText
{
    private const int Longest = 60;

    public static string Says(Reader reader, QualificationDecision decision) =>
        string.Join(", ", decision.Says.Select(said => $"{reader.Field(said.Key)}: {reader.Word(said.Value)}"));

    public static string Saw(Reader reader, TriedRule tried) => string.Join(", ", tried.Values.Select(value => $"{value.Key} = {Value(reader, value.Value)}"));

    private static string Value(Reader reader, object? value) => value switch
    {
        null => reader["nothing"],
        string[] texts => string.Join(" | ", texts),
        DateTimeOffset at => reader.Moment(at),
        var text => Shortened($"{text}"),
    };

    private static string Shortened(string text) => text.Length <= Longest ? text : $"{text[..Longest]}…";
}
