using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>What concerns the list alone, on 730 issues and without a request for each.</summary>
public sealed class ListOfHundreds(ListOfHundreds.Filled filled) : IClassFixture<ListOfHundreds.Filled>
{
    public sealed class Filled : IAsyncLifetime
    {
        internal Testing.Redmine Redmine { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Redmine = await Testing.Redmine.StartAsync(CancellationToken.None);
            await Redmine.RubyAsync(Seed.Desk);
            await Redmine.RubyAsync(Seed.Hundreds);
        }

        public async Task DisposeAsync() => await Redmine.DisposeAsync();
    }

    private Task<IReadOnlyList<string>> ExistingAsync(string where = "1 = 1") =>
        filled.Redmine.ColumnAsync($"select cast(id as text) from issues where {where} order by 1");

    [Fact]
    public async Task Redmine_sorts_by_microseconds_and_shows_seconds_and_every_ticket_arrives()
    {
        var pulled = await Pulled.FromAsync(filled.Redmine.ConnectToList());
        Assert.Equal(await ExistingAsync(), pulled.Ids);
        var instant = pulled.Tickets.Where(ticket => ticket.UpdatedAt == new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero)).Select(ticket => int.Parse(ticket.Id, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(400, instant.Count);
        Assert.NotEqual(instant.Order(), instant);
    }

    [Fact]
    public async Task From_the_first_date_of_interest_on()
    {
        var since = new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddHours(1);
        var connector = filled.Redmine.ConnectToList(since);
        var expected = await ExistingAsync("updated_on >= '2026-09-01 11:00:00'");
        Assert.Equal(330, expected.Count);
        Assert.Equal(expected, (await Pulled.FromAsync(connector)).Ids);
        Assert.Equal(expected, await Pulled.IdsAsync(connector));
    }
}
