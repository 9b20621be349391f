using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tickets;

/// <summary>The values of a ticket's fields, in the words that a person sees in Odoo's English interface.</summary>
internal sealed class Values(TicketShape shape, OdooOptions options, Labels labels)
{
    private const string Name = "display_name";
    private const string Company = "commercial_partner_id";

    private readonly string[] _kindTags = options.KindTags.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Asks for what the rows of a page name by id alone.</summary>
    public async Task LoadAsync(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        labels.BeginPage();
        foreach (var source in shape.Sources.Values.Distinct())
            if (shape.Fields[source] is { IsOfMany: true, Relation: { } relation })
                await labels.LoadAsync(relation, Name, rows.SelectMany(row => row.Many(source)), ct);
        if (ClientIsCompany)
            await labels.LoadAsync("res.partner", Company, rows.Select(row => row.One("partner_id")).OfType<long>(), ct);
    }

    public IReadOnlyDictionary<string, string?> Of(Row row) =>
        shape.Sources.ToDictionary(source => source.Key, source => Value(source.Key, source.Value, row));

    /// <summary>Several labels as one value: in one order, whatever the order in which they were chosen.</summary>
    public static string? Joined(IEnumerable<string> labels) =>
        labels.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? string.Join(", ", some) : null;

    private bool ClientIsCompany => string.IsNullOrEmpty(options.ClientField) && shape.Sources.GetValueOrDefault(TicketShape.Client) == "partner_id";

    private string? Value(string field, string source, Row row)
    {
        if (field == TicketFields.Status && Statuses.IsLost(shape.Fields, row))
            return Statuses.Lost;
        if (field == TicketShape.Client && ClientIsCompany)
            return row.One(source) is { } partner ? labels.Of("res.partner", Company, partner) : null;
        return shape.Fields[source] switch
        {
            { Type: "selection" } info => row.Text(source) is { } value ? info.Choices.GetValueOrDefault(value, value) : null,
            { Type: "boolean" } => row.IsTrue(source) ? "true" : "false",
            { Type: "html" } => HtmlText.Of(row.Text(source)),
            { IsOfMany: true, Relation: { } relation } => Many(field, row.Many(source).Select(id => labels.Of(relation, Name, id))),
            _ => row.Text(source),
        };
    }

    private string? Many(string field, IEnumerable<string> names)
    {
        var all = names.ToList();
        return field == TicketFields.Kind && _kindTags.FirstOrDefault(all.Contains) is { } telling ? telling : Joined(all);
    }
}
