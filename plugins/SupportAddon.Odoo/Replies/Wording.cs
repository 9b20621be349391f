using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Replies;

/// <summary>The value to write for a word: the reverse of <see cref="Values"/>.</summary>
internal sealed class Wording(Session session, TicketShape shape)
{
    /// <exception cref="ConnectorException">Nothing, or more than one thing, is called so (<see cref="FailureKind.Refused"/>).</exception>
    public async Task<JsonElement> ValueAsync(string source, string? word, Row ticket, CancellationToken ct) => shape.Fields[source]! switch
    {
        _ when word is null => Element(null),
        { Type: "selection" } info => Element(info.Choices.FirstOrDefault(choice => choice.Value == word).Key ?? throw Unknown(word, source)),
        { IsOfMany: true, Relation: { } relation } => Element(new JsonArray([.. (await SeveralAsync(relation, word, source, ct)).Select(id => (JsonNode)Text(id))])),
        { Relation: { } relation } => Element(Text(await OneAsync(relation, word, source, ticket, ct))),
        _ => Element(word),
    };

    // A name may itself have a comma in it.
    private async Task<IReadOnlyList<long>> SeveralAsync(string relation, string names, string source, CancellationToken ct)
    {
        if (await FindAsync(relation, names, [], ct) is [var whole])
            return [whole.Id];
        var ids = new List<long>();
        foreach (var name in names.Split(", "))
            ids.Add(Only(await FindAsync(relation, name, [], ct), name, source));
        return ids;
    }

    private async Task<long> OneAsync(string relation, string name, string source, Row ticket, CancellationToken ct) =>
        Only(await FindAsync(relation, name, await ScopeAsync(relation, ticket, ct), ct), name, source);

    private async Task<IReadOnlyList<Row>> FindAsync(string relation, string name, JsonArray scope, CancellationToken ct)
    {
        var rows = await session.RowsAsync(OdooCall.SearchRead(relation, Domain.All([Domain.Condition("name", "=", name)], scope), ["display_name"]), ct);
        return rows;
    }

    // Stages of the same name may belong to other projects or teams than the ticket's.
    private async Task<JsonArray> ScopeAsync(string relation, Row ticket, CancellationToken ct)
    {
        var fields = await ModelFields.ReadAsync(session, relation, "en_US", ct);
        foreach (var (scope, owner) in new[] { ("project_ids", "project_id"), ("team_ids", "team_id") })
            if (fields[scope] is not null && shape.Fields[owner] is not null && ticket.One(owner) is { } id)
                return Domain.All(["|", Domain.Condition(scope, "in", new JsonArray(id)), Domain.Condition(scope, "=", false)], Unowned(fields));
        return Unowned(fields);
    }

    private static JsonArray Unowned(ModelFields fields) => fields.Model == "project.task.type" && fields["user_id"] is not null ? [Domain.Condition("user_id", "=", false)] : [];

    private static long Only(IReadOnlyList<Row> found, string name, string source) => found switch
    {
        [var one] => one.Id,
        [] => throw Unknown(name, source),
        _ => throw new ConnectorException(FailureKind.Refused, $"{found.Count} choices of {source} are called \"{name}\".", "Give them names of their own in Odoo."),
    };

    private static ConnectorException Unknown(string word, string source) => new(FailureKind.Refused,
        $"No choice of {source} that this ticket may have is called \"{word}\".", "See the choices: supportaddon connection discover NAME --resource MODEL.");

    private static JsonElement Element(JsonNode? node) => Records.RecordValues.Element(node);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
