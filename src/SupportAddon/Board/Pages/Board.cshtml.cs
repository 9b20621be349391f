using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Board.Pages;

/// <summary>All that is worked on, a column a state.</summary>
[Requires(Permission.ViewTickets)]
internal sealed class BoardModel(BoardReader board, ClientStore clients, TimeProvider time) : PageModel
{
    public IReadOnlyList<BoardColumn> Columns { get; private set; } = [];

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public IReadOnlyList<BoardOwner> Owners { get; private set; } = [];

    public string? Client { get; private set; }

    public string? Owner { get; private set; }

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public bool MayMove => HttpContext.Caller().May(Permission.MoveTickets);

    public bool SeesAllClients => HttpContext.Caller().ClientId is null;

    public bool IsEmpty => Columns.All(column => column.Total == 0);

    /// <summary>Where whoever moves a card comes back to.</summary>
    public string Here => Request.Path + Request.QueryString;

    /// <summary>The states in groups that stand beside each other: those that wait stand one below the other.</summary>
    public IEnumerable<IReadOnlyList<BoardColumn>> Stacks => Columns
        .GroupBy(column => IsWaiting(column.State) ? TicketStatus.WaitingCustomer : column.State).Select(stack => stack.ToList());

    public async Task OnGetAsync(string? client, string? owner, CancellationToken ct)
    {
        var caller = HttpContext.Caller();
        (Client, Owner) = (Chosen(client), Chosen(owner));
        Columns = await board.ReadAsync(new(caller.ClientId, Client, Owner), ct);
        Owners = await board.OwnersAsync(caller.ClientId, ct);
        Clients = SeesAllClients ? await clients.ListAsync(ct) : [];
    }

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static bool IsWaiting(TicketStatus state) => state is TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty or TicketStatus.WaitingVendor;
}
