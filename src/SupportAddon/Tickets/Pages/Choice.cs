using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;

namespace SupportAddon.Tickets.Pages;

/// <summary>One value to choose in a form, or to write where it may be anything.</summary>
/// <param name="Name">Of the field that is sent.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Value">What is chosen.</param>
/// <param name="Options">Value and name of each; none for free text.</param>
internal sealed record Choice(string Name, string Label, string? Value, IEnumerable<(string Value, string Name)> Options)
{
    /// <summary>Its place in the page, of which there is one only.</summary>
    public string Id { get; init; } = Name;

    public static Choice Of<T>(string name, Reader reader, string? value) where T : struct, Enum =>
        new(name, reader.Field(name), value, TicketWord.All<T>().Select(word => (word, reader.Word(word))));

    /// <summary>A field of the qualification.</summary>
    /// <param name="field">Which.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="value">What it is now.</param>
    /// <param name="form">What its id begins with.</param>
    public static Choice OfField(string field, Reader reader, string? value, string form) =>
        new(field, reader.Field(field), value, QualificationField.Words(field).Select(word => (word, reader.Word(word)))) { Id = form + field };
}
