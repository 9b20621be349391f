using System.Text.Json.Nodes;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>A full pull, compared with Redmine's own database field by field.</summary>
public sealed class EveryField(EveryField.Filled filled) : IClassFixture<EveryField.Filled>
{
    public sealed class Filled : IAsyncLifetime
    {
        internal Testing.Redmine Redmine { get; private set; } = null!;

        internal IReadOnlyList<SourceTicket> Tickets { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Redmine = await Testing.Redmine.StartAsync(CancellationToken.None);
            await Redmine.RubyAsync(Seed.Desk);
            await Redmine.RubyAsync(Seed.History);
            Tickets = (await Pulled.FromAsync(Redmine.Connect())).Tickets;
        }

        public async Task DisposeAsync() => await Redmine.DisposeAsync();
    }

    [Fact]
    public async Task Tickets_equal_the_table()
    {
        var rows = await filled.Redmine.SqlAsync($"""
            select i.id, i.subject, i.description, i.created_on, i.updated_on, t.name kind, t.name maintenanceType, s.name status,
              e.name priority, c.name category, p.name project, v.name version,
              {Name("a")} requester, {Name("u")} assignee
            from issues i join trackers t on t.id = i.tracker_id join issue_statuses s on s.id = i.status_id
              join enumerations e on e.id = i.priority_id join projects p on p.id = i.project_id join users a on a.id = i.author_id
              left join issue_categories c on c.id = i.category_id left join versions v on v.id = i.fixed_version_id
              left join users u on u.id = i.assigned_to_id
            """, CancellationToken.None);
        Assert.Equal(60, rows.Count);
        Assert.Equal(rows.Select(Line).Order(), filled.Tickets.Select(Line).Order());
    }

    [Fact]
    public async Task Notes_equal_the_journals()
    {
        var rows = await filled.Redmine.SqlAsync($"""
            select j.journalized_id ticket, j.id, j.created_on, j.notes, j.private_notes, {Name("u")} author
            from journals j join users u on u.id = j.user_id where j.notes <> ''
            """, CancellationToken.None);
        var expected = rows.Select(row => $"{row["ticket"]} {row["id"]} {Seconds(row["created_on"])} {row["author"]} {row["notes"]} {((int)row["private_notes"]! == 1 ? "Internal" : "Public")}");
        var messages = filled.Tickets.SelectMany(ticket => ticket.Events.OfType<MessagePosted>(), (ticket, note) =>
            $"{ticket.Id} {note.Id} {note.OccurredAt:yyyy-MM-dd HH:mm:ss} {note.Author} {note.Text} {note.Visibility}").ToList();
        Assert.Equal(expected.Order(), messages.Order());
        Assert.Contains(messages, message => message.EndsWith("Internal", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.EndsWith("Public", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("status_id", "status", "select name from issue_statuses where id = {0}")]
    [InlineData("tracker_id", "kind", "select name from trackers where id = {0}")]
    [InlineData("tracker_id", "maintenanceType", "select name from trackers where id = {0}")]
    [InlineData("priority_id", "priority", "select name from enumerations where id = {0}")]
    [InlineData("category_id", "category", "select name from issue_categories where id = {0}")]
    [InlineData("project_id", "project", "select name from projects where id = {0}")]
    [InlineData("fixed_version_id", "version", "select name from versions where id = {0}")]
    [InlineData("assigned_to_id", "assignee", "select case when type like 'Group%' then lastname else firstname || ' ' || lastname end from users where id = {0}")]
    public async Task Changes_equal_the_details_of_the_journals(string source, string field, string label)
    {
        var rows = await filled.Redmine.SqlAsync($"""
            select j.journalized_id ticket, j.id, j.created_on, ({Labelled(label, "d.old_value")}) was, ({Labelled(label, "d.value")}) became
            from journals j join journal_details d on d.journal_id = j.id where d.property = 'attr' and d.prop_key = '{source}'
            """, CancellationToken.None);
        var expected = rows.Select(row => $"{row["ticket"]} {row["id"]} {Seconds(row["created_on"])} {row["was"]}>{row["became"]}");
        var changes = filled.Tickets.SelectMany(ticket => ticket.Events.OfType<FieldChanged>().Where(change => change.Field == field),
            (ticket, change) => $"{ticket.Id} {change.Id.Split(':')[0]} {change.OccurredAt:yyyy-MM-dd HH:mm:ss} {change.From}>{change.To}");
        Assert.NotEmpty(rows);
        Assert.Equal(expected.Order(), changes.Order());
    }

    [Fact]
    public void For_each_field_the_last_change_ends_at_the_value_of_today()
    {
        foreach (var ticket in filled.Tickets)
            foreach (var changes in ticket.Events.OfType<FieldChanged>().GroupBy(change => change.Field))
                Assert.Equal(ticket.Fields[changes.Key], changes.Last().To);
    }

    [Fact]
    public void Every_value_of_a_fresh_Redmine_is_mapped()
    {
        var mapping = filled.Redmine.Connect().Mapping.Values;
        foreach (var field in new[] { TicketFields.Kind, TicketFields.MaintenanceType, TicketFields.Status, TicketFields.Priority })
            Assert.All(filled.Tickets, ticket => Assert.Contains(ticket.Fields[field]!, mapping[field].Keys));
    }

    [Fact]
    public async Task Closed_tickets_are_there_too()
    {
        var closed = await filled.Redmine.ColumnAsync("select i.id from issues i join issue_statuses s on s.id = i.status_id where s.is_closed");
        Assert.NotEmpty(closed);
        Assert.Subset(filled.Tickets.Select(ticket => ticket.Id).ToHashSet(), closed.ToHashSet());
    }

    [Fact]
    public async Task Links_open_the_ticket()
    {
        using var http = new HttpClient();
        var ticket = filled.Tickets.First(ticket => ticket.Fields["project"] == "Beta");
        Assert.Contains(System.Net.WebUtility.HtmlEncode(ticket.Title), await http.GetStringAsync(ticket.Link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limited_key_reads_the_same_histories_of_the_tickets_it_sees()
    {
        var limited = (await Pulled.FromAsync(filled.Redmine.Connect(filled.Redmine.LimitedKey))).Tickets.ToDictionary(ticket => ticket.Id);
        Assert.Equal(filled.Tickets.Count, limited.Count);
        foreach (var ticket in filled.Tickets)
            Assert.Equal(ticket.Events.OfType<FieldChanged>(), limited[ticket.Id].Events.OfType<FieldChanged>());
    }

    private static string Name(string user) =>
        $"case when {user}.type like 'Group%' then {user}.lastname else {user}.firstname || ' ' || {user}.lastname end";

    private static string Labelled(string label, string column) =>
        $"case when coalesce({column}, '') = '' then null else ({label.Replace("{0}", column, StringComparison.Ordinal)}) end";

    private static string Line(JsonObject row) => string.Join(" | ", row["id"], row["subject"], row["description"], Seconds(row["created_on"]), Seconds(row["updated_on"]),
        row["kind"], row["maintenanceType"], row["status"], row["priority"], row["category"], row["project"], row["version"], row["requester"], row["assignee"]);

    private static string Line(SourceTicket ticket) => string.Join(" | ", ticket.Id, ticket.Title, ticket.Description,
        $"{ticket.CreatedAt:yyyy-MM-dd HH:mm:ss}", $"{ticket.UpdatedAt:yyyy-MM-dd HH:mm:ss}", ticket.Fields["kind"], ticket.Fields["maintenanceType"], ticket.Fields["status"],
        ticket.Fields["priority"], ticket.Fields["category"], ticket.Fields["project"], ticket.Fields["version"], ticket.Fields["requester"], ticket.Fields["assignee"]);

    private static string Seconds(JsonNode? time) => ((string)time!)[..19];
}
