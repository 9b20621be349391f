using System.Text.Json;
using System.Text.RegularExpressions;
using SupportAddon.Connectors.Options;
using SupportAddon.Storage;

namespace SupportAddon.Fixes.Files;

/// <summary>A parameter of a fix's file: one declaration for reading, checking, help and form.</summary>
internal sealed record WrittenParameter(string Name, ParameterEntry Entry)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    public FieldKind Kind => Entry.Type;

    public OptionDescription Description => new()
    {
        Name = Name,
        Type = Choices.Count > 0 ? "choice" : Kind.ToString().ToLowerInvariant(),
        Required = Entry.Default is null,
        Default = Entry.Default?.ToString() is { } text ? Normal(text) : null,
        Help = Entry.Help,
        Choices = Choices,
        ChoicesFrom = ChoicesFrom,
    };

    /// <summary>Null where the file names them, or there are none.</summary>
    public ChoiceSource? ChoicesFrom => Entry.Choices is { ValueKind: JsonValueKind.Object } from ? from.Deserialize<ChoiceSource>(JsonColumn.Options) : null;

    private List<string> Choices => Entry.Choices is { ValueKind: JsonValueKind.Array } named ? [.. named.EnumerateArray().Select(choice => Normal(choice.ToString()))] : [];

    /// <param name="given">As typed; null where it was left out.</param>
    /// <returns>The text that holds, or what is wrong with it.</returns>
    public (string? Text, string? Mistake) Bind(string? given)
    {
        if ((given ?? Entry.Default?.ToString()) is not { } text)
            return (null, $"{Name}: required{(Entry.Help is null ? "" : $" ({Entry.Help})")}");
        var normal = Normal(text);
        return Expected(normal) is { } expected ? (null, $"{Name}: {expected}, not '{text}'") : (normal, null);
    }

    public object? Value(string text) => FieldValues.Parse(Kind, text);

    private string? Expected(string text) => Value(text) switch
    {
        null => FieldValues.Words(Kind),
        _ when Choices.Count > 0 && !Choices.Contains(text) => $"one of {string.Join(", ", Choices)}",
        decimal number when number < Entry.Minimum => $"at least {Entry.Minimum}",
        decimal number when number > Entry.Maximum => $"at most {Entry.Maximum}",
        string word when Entry.Pattern is { } pattern && !Regex.IsMatch(word, $"^(?:{pattern})$", RegexOptions.NonBacktracking, Patience) => $"a text like {pattern}",
        _ => null,
    };

    /// <summary>Written in one way, whoever types it: True is true.</summary>
    private string Normal(string text) => Kind == FieldKind.Truth ? text.ToLowerInvariant() : text.Trim();
}
