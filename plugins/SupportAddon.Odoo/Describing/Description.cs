using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Describing;

/// <summary>One model: its fields, and the choices of those that tell kind and status, in the words that tickets use.</summary>
internal sealed class Description(Session session, OdooOptions options)
{
    private const int MostChoices = 200;
    private static readonly ChangeKind[] WithoutArchive = [ChangeKind.Create, ChangeKind.Set, ChangeKind.Delete];
    private static readonly string[] Chosen = [TicketFields.Kind, TicketFields.Status];

    public async Task<ResourceInfo> ReadAsync(string model, CancellationToken ct)
    {
        var fields = await FieldsAsync(model, ct);
        var sources = model == options.Model
            ? (await TicketShape.ReadAsync(session, options, ct)).Sources
            : TicketShape.Guess(name => fields[name] is not null);
        var choices = new Dictionary<string, IReadOnlyList<Choice>>();
        foreach (var source in sources.Where(source => Chosen.Contains(source.Key)).Select(source => source.Value).Distinct())
            if (fields[source] is { Relation: { } relation })
                choices[source] = await ChoicesAsync(relation, ct);
        return new ResourceInfo
        {
            Name = model, Label = await new Catalogue(session, options).LabelAsync(model, ct) ?? model, TicketFields = sources, Changes = fields["active"] is null ? WithoutArchive : Enum.GetValues<ChangeKind>(),
            Fields = [.. from field in fields.All orderby field.Key select Field(model, field.Key, field.Value, choices.GetValueOrDefault(field.Key))],
        };
    }

    // Odoo before 19 tells a model that does not exist as a mistake of the caller, not as something missing.
    private async Task<ModelFields> FieldsAsync(string model, CancellationToken ct)
    {
        try
        {
            return await ModelFields.ReadAsync(session, model, "en_US", ct);
        }
        catch (ConnectorException unknown) when (unknown.Kind is FailureKind.Refused or FailureKind.NotFound)
        {
            throw new ConnectorException(FailureKind.NotFound, $"Odoo has no model {model}.", "See which there are: supportaddon connection discover NAME.", unknown);
        }
    }

    // A person's own stages of tasks are no choice for a ticket.
    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string relation, CancellationToken ct)
    {
        JsonArray domain = relation == "project.task.type" && (await ModelFields.ReadAsync(session, relation, "en_US", ct))["user_id"] is not null
            ? [Domain.Condition("user_id", "=", false)] : [];
        var rows = await Allowed.OrNullAsync(() => session.RowsAsync(OdooCall.SearchRead(relation, domain, ["display_name"], MostChoices + 1), ct)) ?? [];
        return rows.Count > MostChoices ? [] :
            [.. rows.Select(row => new Choice(row.Id.ToString(CultureInfo.InvariantCulture), row.Text("display_name") ?? $"#{row.Id}"))];
    }

    private static ResourceField Field(string model, string name, FieldInfo info, IReadOnlyList<Choice>? choices) => new()
    {
        Content = PersonalData.Of(model, name, info),
        Name = name, Label = info.Label, Type = FieldTypes.Of(info.Type), IsRequired = info.IsRequired, IsReadOnly = info.IsReadOnly, RefersTo = info.Relation,
        Choices = choices ?? [.. info.Choices.Select(choice => new Choice(choice.Key, choice.Value))],
    };
}
