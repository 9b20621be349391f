using SupportAddon.Dolibarr.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tickets;

/// <summary>The values of a ticket's fields: codes where a dictionary has them, names of people, third parties and projects.</summary>
internal sealed class Values(DolibarrOptions options, Names names)
{
    /// <summary>The field that tells whose a ticket is, beside those of <see cref="TicketFields"/>.</summary>
    public const string ClientField = "client";

    private const string ThirdParty = "fk_soc";
    private const string Project = "fk_project";

    public static string Client(DolibarrOptions options) => string.IsNullOrEmpty(options.ClientField) ? ThirdParty : options.ClientField;

    public static bool CanTellClients(string field) =>
        field is ThirdParty or Project or "category_code" || (field.StartsWith("options_", StringComparison.Ordinal) && field.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));

    public static IEnumerable<long?> Users(Row row) => [row.One("fk_user_create"), row.Text("fk_user_assign_string") is null ? row.One("fk_user_assign") : null];

    public IReadOnlyDictionary<string, string?> Of(Row row)
    {
        var extra = row.Inner("array_options");
        var fields = new Dictionary<string, string?>
        {
            [TicketFields.Kind] = row.Text("type_code"),
            [TicketFields.Status] = KnownValues.Status(row.Text("fk_statut") ?? row.Text("status")),
            [TicketFields.Priority] = row.Text("severity_code"),
            [TicketFields.Category] = row.Text("category_code"),
            [TicketFields.Requester] = row.Text("origin_email") ?? names.Of(Names.Users, row.One("fk_user_create")),
            [TicketFields.Assignee] = row.Text("fk_user_assign_string")?.Trim() ?? names.Of(Names.Users, row.One("fk_user_assign")),
            ["project"] = names.Of(Names.Projects, row.One(Project)),
            ["thirdParty"] = names.Of(Names.ThirdParties, row.One(ThirdParty)),
            ["resolution"] = row.Text("resolution"),
            ["progress"] = row.Text("progress"),
        };
        foreach (var name in extra.Names)
            fields[name] = extra.Text(name);
        fields[ClientField] = Client(options) switch
        {
            ThirdParty => fields["thirdParty"],
            Project => fields["project"],
            var named => extra.Text(named) ?? row.Text(named),
        };
        return fields;
    }
}
