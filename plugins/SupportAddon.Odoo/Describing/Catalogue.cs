using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Describing;

/// <summary>
/// The models that the key's user may read. Odoo tells them to everybody from 16 on, and before that to administrators
/// alone; others are shown the models that are known to hold tickets, as far as they answer.
/// </summary>
internal sealed class Catalogue(Session session, OdooOptions options)
{
    private static readonly string[] WellKnown = ["crm.lead", "helpdesk.ticket", "maintenance.request", "project.task", "res.partner"];

    public async Task<IReadOnlyList<ResourceInfo>> ListAsync(CancellationToken ct)
    {
        var labels = await LabelsAsync(ct);
        return labels is null ? await AnsweringAsync(ct) : await MarkedAsync(labels, ct);
    }

    public async Task<string?> LabelAsync(string model, CancellationToken ct) => (await LabelsAsync(ct))?.GetValueOrDefault(model);

    private async Task<IReadOnlyDictionary<string, string>?> LabelsAsync(CancellationToken ct) =>
        await Allowed.OrNullAsync(() => AvailableAsync(ct)) ?? await Allowed.OrNullAsync(() => AllAsync(ct));

    private async Task<IReadOnlyDictionary<string, string>> AvailableAsync(CancellationToken ct)
    {
        var call = OdooCall.AvailableModels();
        var told = (await session.CallAsync(call, ct)).Be(JsonValueKind.Array, call, "a list of models");
        return told.EnumerateArray().Select(json => new Row(json)).ToDictionary(row => row.Text("model")!, row => row.Text("display_name") ?? row.Text("model")!);
    }

    private async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken ct)
    {
        var rows = await session.RowsAsync(OdooCall.SearchRead("ir.model", [Domain.Condition("transient", "=", false)], ["model", "name"]), ct);
        return rows.ToDictionary(row => row.Text("model")!, row => row.Text("name") ?? row.Text("model")!);
    }

    private async Task<IReadOnlyList<ResourceInfo>> AnsweringAsync(CancellationToken ct)
    {
        var found = new List<ResourceInfo>();
        foreach (var model in WellKnown.Append(options.Model).Distinct().Order(StringComparer.Ordinal))
            if (await Allowed.OrNullAsync(() => ModelFields.ReadAsync(session, model, "en_US", ct)) is { } fields)
                found.Add(new ResourceInfo { Name = model, Label = model, TicketFields = TicketShape.Guess(name => fields[name] is not null) });
        return found;
    }

    private async Task<IReadOnlyList<ResourceInfo>> MarkedAsync(IReadOnlyDictionary<string, string> labels, CancellationToken ct)
    {
        var hints = await Allowed.OrNullAsync(() => HintsAsync(ct)) ?? await KnownHintsAsync(labels, ct);
        return
        [
            .. from model in labels
               orderby model.Key
               select new ResourceInfo { Name = model.Key, Label = model.Value, TicketFields = TicketShape.Guess(hints[model.Key].ToHashSet().Contains) },
        ];
    }

    // The fields of all models in one question; only administrators may ask it.
    private async Task<ILookup<string, string>> HintsAsync(CancellationToken ct)
    {
        var hints = new JsonArray([.. TicketShape.Hints.Select(name => (JsonNode)name)]);
        var rows = await session.RowsAsync(OdooCall.SearchRead("ir.model.fields", [Domain.Condition("name", "in", hints)], ["model", "name"]), ct);
        return rows.ToLookup(row => row.Text("model")!, row => row.Text("name")!);
    }

    private async Task<ILookup<string, string>> KnownHintsAsync(IReadOnlyDictionary<string, string> labels, CancellationToken ct)
    {
        var hints = new List<(string Model, string Field)>();
        foreach (var model in WellKnown.Where(labels.ContainsKey))
            hints.AddRange((await ModelFields.ReadAsync(session, model, "en_US", ct)).All.Keys.Select(field => (model, field)));
        return hints.ToLookup(hint => hint.Model, hint => hint.Field);
    }
}
