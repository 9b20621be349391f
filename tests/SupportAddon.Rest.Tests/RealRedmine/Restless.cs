using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.RealRedmine;

public sealed class Restless(ServedRedmine served) : IClassFixture<ServedRedmine>
{
    [Fact]
    public async Task While_issues_change_and_vanish_between_any_two_pages_none_is_missed()
    {
        var redmine = served.Redmine;
        await redmine.RubyAsync(Seed.Desk);
        await redmine.RubyAsync(Seed.Hundreds);
        var connector = redmine.ConnectToList();
        var random = new Random(7);
        var latest = new Dictionary<string, DateTimeOffset>();
        Position? position = null;
        await foreach (var page in connector.ReadAsync(null, CancellationToken.None))
        {
            Keep(latest, page.Tickets);
            position = page.Next;
            if (latest.Count < 600)
                await redmine.RubyAsync($"Issue.order(:id).offset({random.Next(300)}).first.update_columns(updated_on: Time.utc(2026, 10, 1) + {latest.Count}); Issue.order(:id).offset({random.Next(300)}).first.delete");
        }
        Keep(latest, (await Pulled.FromAsync(connector, position)).Tickets);
        foreach (var row in await redmine.SqlAsync("select id, updated_on from issues", CancellationToken.None))
            Assert.Equal(((string)row["updated_on"]!)[..19], $"{latest[row["id"]!.ToString()]:yyyy-MM-dd HH:mm:ss}");
        Assert.Equal(await redmine.ColumnAsync("select cast(id as text) from issues order by 1"), await Pulled.IdsAsync(connector));
    }

    private static void Keep(Dictionary<string, DateTimeOffset> latest, IEnumerable<SourceTicket> tickets)
    {
        foreach (var ticket in tickets)
            latest[ticket.Id] = ticket.UpdatedAt;
    }
}
