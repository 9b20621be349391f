using Npgsql;
using SupportAddon.Sync;

namespace SupportAddon.Tests.Sync;

public sealed class NewTicketsTests
{
    [Fact]
    public async Task A_ticket_that_is_there_after_all_is_refused_and_not_stored_twice()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(SyncBench.Ticket("1"));
        await bench.SyncAsync();
        var connection = await bench.ConnectionAsync();
        var rules = await bench.RulesReader.ReadAsync(connection, CancellationToken.None);
        await using var db = await bench.Database.OpenConnectionAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => new NewTickets(db, connection.Id)
            .AddAsync([new TicketEncoder(rules).Encode(SyncBench.Ticket("1"))], SyncBench.At(0), CancellationToken.None));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
        Assert.Equal(["1"], await bench.IdsAsync());
    }
}
