using System.Text.Json.Nodes;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Odoo.Tests.Live;

[Collection(LiveOdoo.OneAfterTheOther)]
public sealed class OnARealOdoo(ITestOutputHelper output)
{
    [LiveFact]
    public async Task The_check_passes()
    {
        var report = await LiveOdoo.Connect(options => options).CheckAsync(CancellationToken.None);
        foreach (var step in report.Steps)
            output.WriteLine($"{step.Name} {step.Outcome}: {step.Message} {step.Next}");
        Assert.True(report.Succeeded);
    }

    [LiveFact]
    public async Task A_wrong_key_is_told_on_both_ways()
    {
        foreach (var byJsonRpc in new[] { false, true })
            await LiveOdoo.Connect(options => options with { ApiKey = "wrong" }, byJsonRpc).FailureAsync(FailureKind.Authentication, "did not accept");
    }

    [LiveFact]
    public async Task Mistakes_of_options_are_told_on_both_ways_and_not_sent_again()
    {
        foreach (var byJsonRpc in new[] { false, true })
        {
            await LiveOdoo.Connect(options => options with { Domain = """[["no_field", "=", 1]]""" }, byJsonRpc).FailureAsync(FailureKind.Refused, "no_field");
            await LiveOdoo.Connect(options => options with { Model = "no.model" }, byJsonRpc).FailureAsync(byJsonRpc ? FailureKind.Refused : FailureKind.NotFound, "no.model");
            await LiveOdoo.Connect(options => options with { Database = "no_database" }, byJsonRpc).FailureAsync(FailureKind.Broken, "Odoo");
        }
    }

    [LiveFact]
    public async Task Both_ways_tell_the_same_of_every_model()
    {
        foreach (var model in new[] { "project.task", "crm.lead", "maintenance.request" })
        {
            var (first, second) = (LiveOdoo.Connect(options => options with { Model = model }), LiveOdoo.Connect(options => options with { Model = model }, byJsonRpc: true));
            var tickets = (await first.PagesAsync()).Tickets().ToList();
            output.WriteLine($"{model}: {tickets.Count} tickets, {tickets.Sum(ticket => ticket.Events.Count)} events");
            Assert.Equal(tickets.Select(Line), (await second.PagesAsync()).Tickets().Select(Line));
            Assert.Equal(tickets.Count, (await first.IdsAsync()).Count());
            Assert.All(tickets, ticket => Assert.DoesNotContain(ticket.Fields.Values, value => value?.StartsWith('#') == true));
        }
    }

    [LiveFact]
    public async Task Tickets_of_one_transaction_a_message_an_archived_one_and_a_deleted_one()
    {
        await using var odoo = new LiveOdoo();
        var ids = await odoo.MakeAsync(5);
        var first = await odoo.OfOurOwn().PagesAsync();
        Assert.Equal(ids, first.Ids());
        Assert.Single(first.Tickets().Select(ticket => ticket.UpdatedAt).Distinct());
        await odoo.PostAsync(ids[0], "Any news?", "mail.mt_comment");
        await odoo.WriteAsync(ids[1], new() { ["active"] = false });
        await odoo.RemoveAsync(ids[2]);
        var next = await odoo.OfOurOwn().PagesAsync(first[^1].Next);
        Assert.Equal(ids.Except([ids[2]]), next.Ids());
        Assert.Contains(next.Tickets().First().Events.OfType<MessagePosted>(), message => message.Text == "Any news?");
        Assert.Equal(ids.Except([ids[2]]), await odoo.OfOurOwn().IdsAsync());
    }

    [LiveFact]
    public async Task A_message_brings_a_ticket_though_the_tickets_own_time_stays()
    {
        await using var odoo = new LiveOdoo();
        var id = (await odoo.MakeAsync(1))[0];
        var written = (await odoo.OfOurOwn().OnlyTicketAsync()).UpdatedAt;
        var since = written.AddSeconds(1);
        await odoo.UntilAsync(since);
        foreach (var byJsonRpc in new[] { false, true })
            Assert.Empty((await odoo.OfOurOwn(byJsonRpc, since).PagesAsync()).Ids());
        await odoo.PostAsync(id, "Ping", "mail.mt_comment");
        foreach (var byJsonRpc in new[] { false, true })
            Assert.Equal(written, (await odoo.OfOurOwn(byJsonRpc, since).OnlyTicketAsync()).UpdatedAt);
        Assert.Equal([id], await odoo.OfOurOwn(since: since).IdsAsync());
    }

    [LiveFact]
    public async Task Who_may_see_a_message_and_what_changed()
    {
        await using var odoo = new LiveOdoo();
        var id = (await odoo.MakeAsync(1))[0];
        await odoo.PostAsync(id, "To all", "mail.mt_comment");
        await odoo.PostAsync(id, "To us", "mail.mt_note");
        await odoo.PostAsync(id, "By a program", "mail.mt_note", "notification");
        await odoo.WriteAsync(id, new() { ["priority"] = "2" });
        await odoo.WriteAsync(id, new() { ["state"] = "1_done", ["priority"] = "1" });
        foreach (var byJsonRpc in new[] { false, true })
        {
            var ticket = await odoo.OfOurOwn(byJsonRpc).OnlyTicketAsync();
            output.WriteLine(Line(ticket));
            var messages = ticket.Events.OfType<MessagePosted>().ToDictionary(message => message.Text, message => message.Visibility);
            Assert.Equal((Visibility.Public, Visibility.Internal, Visibility.Automatic), (messages["To all"], messages["To us"], messages["By a program"]));
            Assert.Equal(["Low priority>High priority", "High priority>Medium priority"],
                ticket.Events.OfType<FieldChanged>().Where(change => change.Field == "priority").Select(change => $"{change.From}>{change.To}"));
            Assert.Equal(["In Progress>Done"], ticket.Events.OfType<FieldChanged>().Where(change => change.Field == "state").Select(change => $"{change.From}>{change.To}"));
            Assert.Equal("Medium priority", ticket.Fields["priority"]);
        }
    }

    private static string Line(SourceTicket ticket) => string.Join(" | ", ticket.Id, ticket.Title, ticket.Description, ticket.UpdatedAt,
        string.Join(", ", ticket.Fields), string.Join(", ", ticket.Events));
}
