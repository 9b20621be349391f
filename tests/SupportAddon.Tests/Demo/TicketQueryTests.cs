using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SupportAddon.Demo;

namespace SupportAddon.Tests.Demo;

public sealed class TicketQueryTests
{
    private readonly Ticket _any = Told.On(Told.Now).Tickets[0] with { History = [] };

    [Fact]
    public void Tickets_changed_in_the_same_second_come_in_order_of_their_ids()
    {
        Ticket[] tied = [_any with { Id = 3 }, _any with { Id = 1 }, _any with { Id = 2 }];
        var older = _any with { Id = 9, CreatedAt = _any.CreatedAt.AddSeconds(-1) };

        var sorted = new TicketQuery().Select([.. tied, older]);

        Assert.Equal([9, 1, 2, 3], sorted.Select(ticket => ticket.Id));
    }

    [Fact]
    public void Several_mistakes_are_all_named()
    {
        var (_, mistakes) = TicketQuery.Read(new QueryCollection(new Dictionary<string, StringValues>
        {
            ["page"] = "0",
            ["per_page"] = "50",
            ["sort"] = "title",
        }));

        Assert.Equal(["page", "sort"], mistakes.Keys.Order());
    }

    [Fact]
    public void A_parameter_given_twice_is_not_understood()
    {
        var (_, mistakes) = TicketQuery.Read(new QueryCollection(new Dictionary<string, StringValues>
        {
            ["page"] = new(["1", "2"]),
        }));

        Assert.Equal(["page"], mistakes.Keys);
    }
}
