using System.Globalization;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Histories;

/// <summary>
/// Makes events of tracked changes. They keep what a value was called then, in the language of whoever changed it; so
/// that it can be compared, a relation is called as today, by its id, and a choice as in English.
/// </summary>
/// <param name="translated">The same fields with labels in the user's language.</param>
internal sealed class ChangeMapper(TicketShape shape, ModelFields translated, Labels labels)
{
    private const string Name = "display_name";

    public static IReadOnlyList<string> Asked(string field) =>
    [
        "mail_message_id", field, "old_value_integer", "new_value_integer", "old_value_char", "new_value_char", "old_value_text", "new_value_text",
    ];

    /// <summary>
    /// The ticket's fields that an Odoo field tells. Tags among others do not tell which of them is the kind, and the
    /// company is not the partner, so these two have no history here.
    /// </summary>
    public IEnumerable<string> Told(string source) => shape.Sources
        .Where(told => told.Value == source && told.Key != TicketShape.Client && !(told.Key == TicketFields.Kind && shape.Fields[source]!.IsOfMany))
        .Select(told => told.Key);

    public async Task LoadAsync(IReadOnlyList<(Row Change, string Source)> changes, CancellationToken ct)
    {
        foreach (var same in changes.GroupBy(change => shape.Fields[change.Source]!))
            if (same.Key is { Type: "many2one", Relation: { } relation })
                await labels.LoadAsync(relation, Name, same.SelectMany(told => Ids(told.Change)), ct);
    }

    public IEnumerable<FieldChanged> Changes(Row change, string source, Row message)
    {
        var (from, to) = (Value("old", change, source), Value("new", change, source));
        if (from == to)
            yield break;
        foreach (var field in Told(source))
            yield return new FieldChanged
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"change:{change.Id}:{field}"),
                OccurredAt = MessageMapper.At(message), Author = MessageMapper.Author(message), Field = field, From = from, To = to,
            };
    }

    private static IEnumerable<long> Ids(Row change) => new[] { change.One("old_value_integer"), change.One("new_value_integer") }.OfType<long>();

    private string? Value(string when, Row change, string source)
    {
        var text = change.Text($"{when}_value_char");
        return shape.Fields[source]! switch
        {
            { Type: "many2one", Relation: { } relation } => change.One($"{when}_value_integer") is { } id ? labels.Known(relation, Name, id) ?? text : null,
            { Type: "selection" } info => text is null ? null : English(info, source, text),
            { Type: "text" } => change.Text($"{when}_value_text"),
            { IsOfMany: true } => text is null ? null : Values.Joined(text.Split(", ")),
            _ => text,
        };
    }

    private string English(FieldInfo info, string source, string label) =>
        translated[source]?.Choices.FirstOrDefault(choice => choice.Value == label).Key is { } value ? info.Choices.GetValueOrDefault(value, label) : label;
}
