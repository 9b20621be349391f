using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Probes;

/// <summary>Probes that a manifest declares.</summary>
public sealed class ManifestQuestions
{
    private static readonly string Questions = Desk.Manifest(more: "") + """

        probes:
          backlog:
            description: How many tickets are there?
            path: /tickets
            query: { sort: id, offset: "0", limit: "2" }
            values: { total: total, shown: items, first: "items[0].id", nothing: no.such.place }
          first:
            description: Is the first ticket still there?
            path: /tickets/1
            values: { title: ticket.title }
            well: { at: ticket.id, is: [1, first] }
          odd:
            description: Is it another one?
            path: /tickets/1
            values: {}
            well: { at: ticket.id, is: [2] }
          gone:
            description: Is there something that there is not?
            path: /no-such-place
            values: {}

        """;

    [Fact]
    public async Task Each_is_told_and_gives_the_values_that_it_names()
    {
        await using var server = await TicketServer.StartAsync(rows: 7);
        var source = Desk.Connect(server.Url, Questions);

        var answer = await source.AskAsync("backlog", new Dictionary<string, string>(), CancellationToken.None);

        Assert.Equal(["backlog", "first", "odd", "gone"], source.Probes.Select(probe => probe.Name));
        Assert.Equal("How many tickets are there?", source.Probes[0].Description);
        Assert.Equal(("7", "2", ""), (answer.Values["total"], answer.Values["shown"], answer.Values["nothing"]));
        Assert.NotEqual("", answer.Values["first"]);
        Assert.Null(answer.IsHealthy);
        Assert.StartsWith("total is 7, shown is 2, first is ", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_well_is_said_by_a_value()
    {
        await using var server = await TicketServer.StartAsync(rows: 1);
        var source = Desk.Connect(server.Url, Questions);

        Assert.True((await source.AskAsync("first", new Dictionary<string, string>(), CancellationToken.None)).IsHealthy);
        Assert.False((await source.AskAsync("odd", new Dictionary<string, string>(), CancellationToken.None)).IsHealthy);
    }

    [Theory]
    [InlineData("gone", FailureKind.NotFound)]
    [InlineData("never-declared", FailureKind.Configuration)]
    public async Task What_cannot_be_asked_is_a_failure_in_words(string probe, FailureKind kind)
    {
        await using var server = await TicketServer.StartAsync(rows: 1);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() =>
            Desk.Connect(server.Url, Questions).AskAsync(probe, new Dictionary<string, string>(), CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
    }

    [Theory]
    [InlineData("title: ticket.title", "title: \"ticket[\"", "probes.first.values.title: this is no path to a value")]
    [InlineData("path: /no-such-place", "path: no-such-place", "probes.gone.path")]
    [InlineData("  gone:", "  Gone!:", "Gone!")]
    public void A_mistake_is_named(string right, string wrong, string message)
    {
        Assert.Contains(right, Questions, StringComparison.Ordinal);

        Assert.Contains(ManifestFile.Parse(Questions.Replace(right, wrong, StringComparison.Ordinal), "desk.yaml").Mistakes, mistake => mistake.ToString().Contains(message, StringComparison.Ordinal));
    }
}
