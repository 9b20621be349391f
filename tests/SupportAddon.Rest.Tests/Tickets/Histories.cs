using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Tickets;

public sealed class Histories
{
    private const string More = """
        history:
              select: log
              id: no
              at: at
              author: "{by.first} {by.last}"
              message: {text: note, internal: hidden}
              changes:
                select: changes
                name: "{group}.{what}"
                from: was
                to: is
                fields:
                  a.state: {fields: [status], lookup: states}
                  a.type: {fields: [status, kind], lookup: types}
                  b.free: {fields: [free]}
        """;

    private const string Lookups = """
        lookups:
          groups:
            - {path: /groups, select: list, id: id, label: name}
          types:
            - {path: /types, select: list, rows: inner, id: id, label: name}
          states:
            - {path: "/groups/{id}/states", each: groups, select: list, id: id, label: "{name}!", optional: true}
            - {path: /states, select: list, id: id, label: name, optional: true}

        """;

    private static readonly string Manifest = Lookups + Desk.Manifest("{type: none}", "", "", more: More)
        .Replace("fields: {status: title}", "fields: {status: title, kind: title, free: title}", StringComparison.Ordinal);

    private static string Ticket(string log) =>
        $$"""{"items":[{"id":7,"title":"x","updated":"2026-09-01T08:00:00Z","log":[{{log}}]}]}""";

    private static async Task<(IReadOnlyList<SourceEvent> Events, IReadOnlyList<string> Requests)> EventsAsync(
        string log, Dictionary<string, string>? lists = null, string? manifest = null)
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => http.Request.Path == "/tickets" ? Answers.JsonAsync(http, Ticket(log))
            : lists?.TryGetValue(http.Request.Path.Value!, out var list) == true ? Answers.JsonAsync(http, list)
            : Answers.TextAsync(http, 403, "application/json", "");
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, manifest ?? Manifest));
        return (Assert.Single(pulled.Tickets).Events, server.Requests);
    }

    [Theory]
    [InlineData("""{"hidden":true,"robot":1}""", Visibility.Automatic)]
    [InlineData("""{"hidden":true}""", Visibility.Internal)]
    [InlineData("{}", Visibility.Public)]
    public async Task Who_may_see_a_message_and_whether_a_program_wrote_it(string flags, Visibility visibility)
    {
        var manifest = Manifest.Replace("internal: hidden", "internal: hidden, automatic: robot", StringComparison.Ordinal);
        var entry = $$"""{"no":1,"at":"2026-09-01T08:00:00Z","note":"hello"{{(flags.Length > 2 ? "," : "")}}{{flags[1..]}}""";
        var told = (await EventsAsync(entry, manifest: manifest)).Events;
        Assert.Equal(visibility, Assert.IsType<MessagePosted>(Assert.Single(told)).Visibility);
    }

    [Fact]
    public async Task A_note_is_a_message()
    {
        var (events, requests) = await EventsAsync("""
            {"no":1,"at":"2026-09-01T09:00:00Z","by":{"first":"Ann","last":"Lee"},"note":"Hello","hidden":false},
            {"no":2,"at":"2026-09-01T10:00:00Z","by":{"last":"Lee"},"note":"Psst","hidden":true},
            {"no":3,"at":"2026-09-01T11:00:00Z","note":""}
            """);
        Assert.Equal<SourceEvent>(
            [
                new MessagePosted { Id = "1", OccurredAt = At(9), Author = "Ann Lee", Text = "Hello", Visibility = Visibility.Public },
                new MessagePosted { Id = "2", OccurredAt = At(10), Author = "Lee", Text = "Psst", Visibility = Visibility.Internal },
            ], events);
        Assert.Equal(["/tickets?sort=id"], requests);
    }

    [Fact]
    public async Task A_change_feeds_each_of_our_fields_and_shows_labels()
    {
        var (events, _) = await EventsAsync(
            """
            {"no":1,"at":"2026-09-01T09:00:00Z","changes":[
              {"group":"a","what":"state","was":"1","is":2},{"group":"a","what":"type","was":null,"is":"5"},
              {"group":"b","what":"free","was":"old","is":""},{"group":"b","what":"state","was":"x","is":"y"},{"group":"a","what":"other","was":"1","is":"2"}]}
            """,
            new()
            {
                ["/groups"] = """{"list":[{"id":10,"name":"G"}]}""",
                ["/groups/10/states"] = """{"list":[{"id":1,"name":"New"}]}""",
                ["/states"] = """{"list":[{"id":1,"name":"Other"},{"id":2,"name":"Done"}]}""",
                ["/types"] = """{"list":[{"inner":[]},{"inner":[{"id":5,"name":"Bug"}]},{}]}""",
            });
        Assert.Equal<SourceEvent>(
            [
                Changed("1:a.state:status", "status", "New!", "Done"),
                Changed("1:a.type:status", "status", null, "Bug"),
                Changed("1:a.type:kind", "kind", null, "Bug"),
                Changed("1:b.free:free", "free", "old", null),
            ], events);
    }

    [Fact]
    public async Task A_value_that_no_list_explains_shows_as_its_number_and_as_no_label()
    {
        var (events, _) = await EventsAsync("""{"no":1,"at":"2026-09-01T09:00:00Z","changes":[{"group":"a","what":"state","was":"1","is":"2"}]}""",
            new() { ["/groups"] = """{"list":[{"id":10,"name":"G"}]}""", ["/states"] = """{"list":[{"id":1,"name":"New"},{"id":null,"name":"x"},{"id":2,"name":null}]}""" });
        Assert.Equal(("New", "#2"), events.Cast<FieldChanged>().Select(change => (change.From, change.To)).Single());
    }

    [Fact]
    public async Task A_list_that_must_be_readable_and_is_not_fails_the_reading()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => EventsAsync(
            """{"no":1,"at":"2026-09-01T09:00:00Z","changes":[{"group":"a","what":"type","was":"1","is":"2"}]}"""));
        Assert.Equal(FailureKind.Forbidden, failure.Kind);
        Assert.Contains("GET /types", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_read_once_and_only_when_a_history_needs_them()
    {
        const string Change = """{"group":"a","what":"state","was":"1","is":"2"}""";
        var (_, requests) = await EventsAsync($$"""{"no":1,"at":"2026-09-01T09:00:00Z","changes":[{{Change}}]},{"no":2,"at":"2026-09-01T09:00:00Z","changes":[{{Change}}]}""",
            new() { ["/groups"] = """{"list":[]}""", ["/states"] = """{"list":[]}""" });
        Assert.Equal(["/tickets?sort=id", "/groups", "/states"], requests);
    }

    [Fact]
    public async Task An_entry_may_be_the_change_itself()
    {
        var manifest = Manifest.Replace("        select: changes\n", "", StringComparison.Ordinal);
        Assert.NotEqual(Manifest, manifest);
        var (events, _) = await EventsAsync("""{"no":1,"at":"2026-09-01T09:00:00Z","group":"b","what":"free","was":"x","is":"y"}""", manifest: manifest);
        Assert.Equal([Changed("1:b.free:free", "free", "x", "y")], events);
    }

    [Theory]
    [InlineData("""{"at":"2026-09-01T09:00:00Z","note":"x"}""", "nothing that can be read at \"no\"")]
    [InlineData("""{"no":1,"at":"soon","note":"x"}""", "nothing that can be read at \"at\"")]
    public async Task An_entry_without_id_or_time_is_a_clear_failure(string log, string message)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => EventsAsync(log));
        Assert.Contains($"history of ticket 7 of Desk has {message}", failure.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(int hour) => new(2026, 9, 1, hour, 0, 0, TimeSpan.Zero);

    private static FieldChanged Changed(string id, string field, string? from, string? to) =>
        new() { Id = id, OccurredAt = At(9), Field = field, From = from, To = to };
}
