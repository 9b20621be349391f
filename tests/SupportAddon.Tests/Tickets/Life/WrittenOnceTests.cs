using System.Text.Json;
using Dapper;
using SupportAddon.Connectors.Leases;
using SupportAddon.People;
using SupportAddon.Tests.Jobs;
using SupportAddon.Tests.Storage;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Tickets.Life;

/// <summary>The real program writes to a real server through a plugin, killed where it hurts most.</summary>
public sealed class WrittenOnceTests
{
    private const int Killed = 128 + 9;

    [Fact]
    public async Task An_answer_and_a_status_arrive_at_once()
    {
        await using var house = await DeskHouse.CreateAsync();

        var answered = await house.Commands.RunAsync("ticket", "answer", "1", "Hello");
        DeskHouse.Succeeded(await house.Commands.RunAsync("ticket", "move", "1", "qualification"));

        Assert.Equal("1: recorded.\nWritten to its source.\n", answered.Output);
        Assert.Equal(("Hello", "open"), (Assert.Single(house.Desk.Find(1)!.Messages).Text, house.Desk.Find(1)!.Status));
        DeskHouse.Succeeded(await house.Commands.RunAsync("sync"));
        Assert.Single(await HistoryAsync(house), fact => fact.GetProperty("type").GetString() == "message");
    }

    [Theory]
    [InlineData("reply.before-intent@1")]
    [InlineData("reply.after-intent@1")]
    [InlineData("reply.after-write@1")]
    public async Task Whoever_is_killed_on_the_way_the_answer_arrives_exactly_once(string failpoint)
    {
        await using var house = await DeskHouse.CreateAsync();
        Assert.Equal(Killed, (await house.RunAsync(failpoint, "ticket", "answer", "1", "Hello")).ExitCode);

        DeskHouse.Succeeded(await house.Commands.RunAsync("sync"));
        DeskHouse.Succeeded(await house.Commands.RunAsync("sync"));

        Assert.Equal((1, "Hello"), (house.Desk.Writes, Assert.Single(house.Desk.Find(1)!.Messages).Text));
        var message = Assert.Single(await HistoryAsync(house), fact => fact.GetProperty("type").GetString() == "message");
        Assert.Equal("written", message.GetProperty("sent").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_status_killed_after_it_was_written_is_not_taken_for_somebody_elses()
    {
        await using var house = await DeskHouse.CreateAsync();
        Assert.Equal(Killed, (await house.RunAsync("reply.after-write@1", "ticket", "move", "1", "qualification")).ExitCode);

        DeskHouse.Succeeded(await house.Commands.RunAsync("sync"));

        Assert.Equal((1, "open"), (house.Desk.Writes, house.Desk.Find(1)!.Status));
        Assert.Contains("\"total\": 0", (await house.Commands.RunAsync("ticket", "list", "--conflicts", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_while_the_connection_is_taken_is_sent_by_the_service()
    {
        await using var house = await DeskHouse.CreateAsync();
        var book = new TicketBook(house.Database, TimeProvider.System);
        var id = await new TicketFinder(house.Database).FindAsync("1", null, CancellationToken.None);
        await using var service = await RunningService.StartAsync(house.Commands);
        await using (await new LeaseStore(house.Database, TimeProvider.System).TakeAsync(await ConnectionAsync(house), LeaseHolder.ForCheck("a test"), _ => { }, CancellationToken.None))
        {
            await new TicketMessages(book).AnswerAsync(id, "Hello", new Actor("ana", null), CancellationToken.None);
            Assert.Empty(house.Desk.Find(1)!.Messages);
        }

        await Eventually.TrueAsync(() => house.Desk.Find(1)!.Messages.Count == 1);
    }

    [Fact]
    public async Task A_desk_that_cannot_be_reached_does_not_lose_the_answer()
    {
        await using var house = await DeskHouse.CreateAsync();
        house.Commands.Variables["SupportAddon__Plugins__0"] = house.Commands.Files.Sub("nothing");

        var answered = await house.Commands.RunAsync("ticket", "answer", "1", "Hello");

        Assert.Equal(0, answered.ExitCode);
        Assert.Contains("Not at its source yet: The plugin \"acme-desk\" of connection \"desk\" is not loaded.", answered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exported_file_says_the_same_again()
    {
        await using var house = await DeskHouse.CreateAsync();
        var exported = (await house.Commands.RunAsync("client", "export", "acme")).Output;

        var applied = await house.Commands.RunAsync("apply", "-f", house.Commands.Write("again.yaml", exported));

        Assert.Equal("Nothing to change.\n", applied.Output);
        Assert.Contains("aroux", exported, StringComparison.Ordinal);
        Assert.Contains("qualification: open", exported, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reply: { status: { qualification: open } }", "reply: { status: { qualified: open } }", "expected reception, qualification")]
    [InlineData("names: { desk:", "names: { disk:", "there is no connection \"disk\"")]
    [InlineData("name: Anna Roux,", "name: Anna Roux, client: zeta,", "there is no client \"zeta\"")]
    [InlineData("[ anna.roux, aroux ]", "[ aroux, aroux ]", "a name is one person's")]
    [InlineData("confirmation: 3d", "confirmation: soon", "12h or 90d")]
    public async Task A_mistake_in_the_client_file_is_named_with_its_line(string right, string wrong, string word)
    {
        await using var house = await DeskHouse.CreateAsync();
        var text = await File.ReadAllTextAsync(house.Commands.Files.Sub("clients.yaml"));

        var refused = await house.Commands.RunAsync("apply", "-f", house.Commands.Write("wrong.yaml", text.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(1, refused.ExitCode);
        Assert.Matches(@"wrong\.yaml:\d+:", refused.Errors);
        Assert.Contains(word, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_request_lives_by_commands_and_whoever_fits_is_proposed()
    {
        await using var house = await DeskHouse.CreateAsync();
        string[][] commands =
        [
            ["ticket", "create", "--client", "acme", "--title", "A column more", "--kind", "change"],
            ["ticket", "set", "SA-2", "skill=accounting", "coverage=to-be-quoted"],
            ["ticket", "estimate", "SA-2", "2,5d", "--by", "anna"],
            ["ticket", "quote", "SA-2", "D-17", "1800", "--currency", "CHF", "--valid-until", "2199-01-31"],
            ["ticket", "decline", "SA-2", "--by", "Anne Martin", "--reason", "Too dear."],
            ["ticket", "estimate", "SA-2", "12h", "--reason", "Without the colours."],
            ["ticket", "quote", "SA-2", "D-18", "1200"],
            ["ticket", "accept", "SA-2", "--by", "Anne Martin", "--reference", "BC-4711"],
            ["ticket", "move", "SA-2", "qualification"],
            ["ticket", "move", "SA-2", "in-progress"],
        ];
        foreach (var command in commands)
            DeskHouse.Succeeded(await house.Commands.RunAsync(command));

        var proposed = (await house.Commands.RunAsync("ticket", "assign", "SA-2")).Output;
        var shown = (await house.Commands.RunAsync("ticket", "show", "SA-2")).Output;
        var listed = (await house.Commands.RunAsync("ticket", "list", "--stage", "accepted")).Output;

        foreach (var word in new[] { "It wants skill accounting, level Front.", "skill accounting", "supportaddon ticket assign SA-2 --to anna" })
            Assert.Contains(word, proposed, StringComparison.Ordinal);
        foreach (var word in new[] { "requested → estimated: 2.5 days anna", "estimated → quoted: D-17 1800 CHF 2199-01-31", "Too dear.", "quoted → accepted: BC-4711 Anne Martin" })
            Assert.Contains(word, string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("change: accepted", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_of_our_own_lives_by_commands_alone()
    {
        await using var house = await DeskHouse.CreateAsync();
        string[][] commands =
        [
            ["ticket", "create", "--client", "acme", "--title", "The export stops", "--kind", "anomaly", "--requester", "Anne"],
            ["ticket", "set", "SA-2", "impact=important", "maintenanceType=corrective", "steps=Export.", "fixVersion=7.2"],
            ["ticket", "assign", "SA-2", "--to", "anna", "--level", "Back"],
            ["ticket", "move", "SA-2", "qualification"],
            ["ticket", "move", "SA-2", "waiting-third-party"],
            ["ticket", "contact", "SA-2", "They look into it.", "--with", "the host"],
            ["ticket", "remote-session", "SA-2", "Looked.", "--consent", "Anne, by phone", "--minutes", "20"],
            ["ticket", "link", "SA-2", "relates-to", "1"],
            ["ticket", "move", "SA-2", "resolved"],
            ["ticket", "refuse", "SA-2", "--reason", "Still stops."],
            ["ticket", "move", "SA-2", "resolved"],
            ["ticket", "confirm", "SA-2"],
            ["ticket", "reopen", "SA-2", "--reason", "It is back."],
            ["ticket", "merge", "SA-2", "1"],
            ["ticket", "unmerge", "SA-2", "1"],
            ["ticket", "rebuild"],
        ];
        foreach (var command in commands)
            DeskHouse.Succeeded(await house.Commands.RunAsync(command));

        var shown = (await house.Commands.RunAsync("ticket", "show", "SA-2")).Output;

        foreach (var word in new[] { "came by phone", "Anna Roux", "contact with the host", "remote session of 20 min", "waiting-third-party", "refused (Still stops.)", "merged into our number 1", "relates-to 1" })
            Assert.Contains(word, shown, StringComparison.Ordinal);
    }

    private static async Task<long> ConnectionAsync(DeskHouse house)
    {
        await using var db = await house.Database.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<long>("select id from connection");
    }

    private static async Task<IReadOnlyList<JsonElement>> HistoryAsync(DeskHouse house) =>
        [.. JsonDocument.Parse((await house.Commands.RunAsync("ticket", "show", "1", "--json")).Output).RootElement.GetProperty("history").EnumerateArray()];
}
