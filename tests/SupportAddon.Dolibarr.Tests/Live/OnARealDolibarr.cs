using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Dolibarr.Tests.Live;

[Collection(LiveDolibarr.OneAfterTheOther)]
public sealed class OnARealDolibarr(ITestOutputHelper output)
{
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [LiveFact]
    public async Task The_check_passes()
    {
        await using var dolibarr = new LiveDolibarr();
        await dolibarr.MakeAsync();
        var report = await LiveDolibarr.Connect().CheckAsync(CancellationToken.None);
        foreach (var step in report.Steps)
            output.WriteLine($"{step.Name} {step.Outcome}: {step.Message} {step.Next}");
        Assert.All(report.Steps, step => Assert.Equal(CheckOutcome.Passed, step.Outcome));
    }

    [LiveFact]
    public async Task A_wrong_key_is_told() =>
        await LiveDolibarr.Connect(options => options with { ApiKey = "wrong" }).FailureAsync(FailureKind.Authentication, "did not accept the key");

    [LiveFact]
    public async Task Every_ticket_that_is_listed_is_read_and_pages_of_another_size_give_the_same()
    {
        await using var dolibarr = new LiveDolibarr();
        foreach (var _ in Enumerable.Range(0, 20))
            await dolibarr.MakeAsync();
        var tickets = (await LiveDolibarr.Connect().PagesAsync()).Tickets().ToDictionary(ticket => ticket.Id);
        output.WriteLine($"{tickets.Count} tickets, {tickets.Values.Sum(ticket => ticket.Events.Count)} events");
        Assert.Equal(await LiveDolibarr.Connect().IdsAsync(), tickets.Keys.Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).Order());
        var others = (await LiveDolibarr.Connect(options => options with { Limit = 177 }).PagesAsync()).Tickets().ToDictionary(ticket => ticket.Id);
        Assert.Equal(tickets.Values.Select(Line).Order(), others.Values.Select(Line).Order());
    }

    [LiveFact]
    public async Task Times_are_right_whatever_the_zones_and_little_is_read_again()
    {
        await using var dolibarr = new LiveDolibarr();
        var id = await dolibarr.MakeAsync();
        var made = Now; // reading ten thousand can take longer than what is near
        var first = await LiveDolibarr.Connect().PagesAsync();
        var ticket = first.Tickets().Single(ticket => ticket.Id == $"{id}");
        output.WriteLine($"{ticket.CreatedAt} {ticket.UpdatedAt} {first[^1].Next.Value}");
        Assert.InRange(ticket.CreatedAt, made - Near, made + Near);
        Assert.InRange(ticket.UpdatedAt, made - Near, made + Near);
        Assert.DoesNotContain("\"offset\":null", first[^1].Next.Value, StringComparison.Ordinal);
        var again = (await LiveDolibarr.Connect().PagesAsync(first[^1].Next)).Tickets().ToList();
        Assert.Contains(again, given => given.Id == $"{id}");
        Assert.All(again, given => Assert.True(given.UpdatedAt > Now - TimeSpan.FromMinutes(75) || given.Events.Any(e => e.OccurredAt > Now - TimeSpan.FromMinutes(75))));
    }

    [LiveFact]
    public async Task A_change_a_message_and_a_deletion()
    {
        await using var dolibarr = new LiveDolibarr();
        var (changed, written, gone) = (await dolibarr.MakeAsync(), await dolibarr.MakeAsync(), await dolibarr.MakeAsync());
        var first = await LiveDolibarr.Connect().PagesAsync();
        var shown = (long?)(await dolibarr.GetAsync(written))["tms"];
        await dolibarr.UntilAsync(Now.AddSeconds(2));
        await dolibarr.ChangeAsync(changed, new() { ["severity_code"] = "BLOCKING", ["status"] = 3, ["fk_statut"] = 3 });
        await dolibarr.WriteAsync(written, "To all");
        await dolibarr.WriteAsync(written, "To us", isPrivate: true);
        Assert.Equal(shown, (long?)(await dolibarr.GetAsync(written))["tms"]);
        var next = (await LiveDolibarr.Connect().PagesAsync(first[^1].Next)).Tickets().ToDictionary(ticket => ticket.Id);
        Assert.Equal(("BLOCKING", "In progress"), (next[$"{changed}"].Fields["priority"], next[$"{changed}"].Fields["status"]));
        var messages = next[$"{written}"].Events.Cast<MessagePosted>().ToDictionary(message => message.Text, message => message.Visibility);
        output.WriteLine(Line(next[$"{written}"]));
        Assert.Equal((Visibility.Public, Visibility.Internal), (messages["To all"], messages["To us"]));
        Assert.Contains(Visibility.Automatic, messages.Values);
        Assert.All(next[$"{written}"].Events, message => Assert.NotNull(message.Author));
        if (await dolibarr.RemoveAsync(gone))
            Assert.DoesNotContain(gone, await LiveDolibarr.Connect().IdsAsync());
    }

    [LiveFact]
    public async Task A_message_alone_brings_a_ticket_that_was_changed_before_the_reading_looks_back()
    {
        await using var dolibarr = new LiveDolibarr();
        var id = await dolibarr.MakeAsync();
        var after = await AfterNewestAsync();
        await dolibarr.UntilAsync(Now + (3 * Second));
        Assert.Empty((await LiveDolibarr.Connect().PagesAsync(after)).Ids());
        await dolibarr.WriteAsync(id, "Ping");
        Assert.Equal([id], (await LiveDolibarr.Connect().PagesAsync(after)).Ids());
    }

    [LiveFact]
    public async Task A_change_of_complementary_attributes_alone_is_seen_where_Dolibarr_notes_it()
    {
        await using var dolibarr = new LiveDolibarr();
        var id = await dolibarr.MakeAsync();
        // The first change of any ticket overwrites its timing, and so moves its time; the following ones do not.
        await dolibarr.ChangeAsync(id, new() { ["severity_code"] = "NORMAL" });
        var (after, before) = (await AfterNewestAsync(), await dolibarr.GetAsync(id));
        await dolibarr.UntilAsync(Now + (3 * Second));
        await dolibarr.ChangeAsync(id, new() { ["array_options"] = new JsonObject { ["options_site"] = "Lyon" } });
        var now = await dolibarr.GetAsync(id);
        Assert.Equal((long?)before["tms"], (long?)now["tms"]);
        var isNoted = now["messages"]!.AsArray().Count > before["messages"]!.AsArray().Count;
        output.WriteLine($"{now["array_options"]?.ToJsonString()} is noted: {isNoted}");
        Assert.Equal(isNoted ? [id] : [], (await LiveDolibarr.Connect().PagesAsync(after)).Ids());
    }

    /// <summary>A position whose next reading looks back to a second after the newest change.</summary>
    private static async Task<Position> AfterNewestAsync()
    {
        var newest = Bookmark.Read((await LiveDolibarr.Connect(since: Now.AddDays(2)).PagesAsync())[^1].Next)!;
        return (newest with { Mark = newest.Mark + TicketReading.Overlap + Second }).Write();
    }

    private static string Line(SourceTicket ticket) => string.Join(" | ", ticket.Id, ticket.Title, ticket.Description, ticket.UpdatedAt,
        string.Join(", ", ticket.Fields), string.Join(", ", ticket.Events));
}
