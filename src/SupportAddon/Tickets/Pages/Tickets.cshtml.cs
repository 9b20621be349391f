using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets.Endpoints;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Pages;

/// <summary>The tickets that the reader sees, filtered by what stands in the address; the ticked ones are qualified together.</summary>
[Requires(Permission.ViewTickets)]
internal sealed class TicketsModel(TicketList tickets, ClientStore clients, ConnectionStore connections, PersonStore people) : PageModel
{
    private const int Size = 50;

    /// <summary>What is set for many tickets at once; the rest differs from one to the next.</summary>
    public static IReadOnlyList<string> Qualified { get; } =
    [
        QualificationField.Kind, QualificationField.MaintenanceType, QualificationField.Nature, QualificationField.Impact,
        QualificationField.Priority, QualificationField.Coverage, QualificationField.Team, QualificationField.Module,
    ];

    [BindProperty(SupportsGet = true)]
    public TicketQuery Query { get; set; } = null!;

    public IReadOnlyList<TicketLine> Lines { get; private set; } = [];

    /// <summary>How many there are, this page and those after it.</summary>
    public long Total { get; private set; }

    public bool IsFirst { get; private set; }

    /// <summary>The address of the next page; null on the last one.</summary>
    public string? Next { get; private set; }

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public IReadOnlyList<Connection> Connections { get; private set; } = [];

    public IReadOnlyList<Person> Owners { get; private set; } = [];

    public IReadOnlyList<RefusedException> Refused { get; private set; } = [];

    /// <summary>How many tickets were qualified just now; null when nobody asked for it.</summary>
    public int? Done { get; private set; }

    public Caller Caller => HttpContext.Caller();

    public bool MayQualify => Caller.May(Permission.QualifyTickets);

    /// <summary>Whether anything but words restricts the list, so that the filters are shown unfolded.</summary>
    public bool IsFiltered => Request.Query.Any(part => part.Key is not ("text" or "after") && !string.IsNullOrEmpty(part.Value));

    public Task OnGetAsync(string? after, CancellationToken ct) => ReadAsync(after, ct);

    /// <summary>Each ticket by itself: what one of them refuses keeps the others from nothing.</summary>
    public async Task<IActionResult> OnPostQualifyAsync(
        long[] ticket, string? reason, string? after, [FromServices] TicketQualification qualification, [FromServices] VisibleTickets visible, CancellationToken ct)
    {
        if (!MayQualify)
            return Forbid();
        var values = Qualified.Where(field => !string.IsNullOrWhiteSpace(Request.Form[field])).ToDictionary(field => field, field => (string?)Request.Form[field].ToString().Trim());
        var refused = new List<RefusedException>();
        if (ticket.Length == 0 || values.Count == 0)
            refused.Add(new RefusedException("Nothing was changed: no ticket was ticked, or no value was chosen.", "Tick tickets, choose a value, then send once more."));
        else
            foreach (var id in ticket)
                if (await visible.HasAsync(Caller, id, ct))
                    await TryAsync(() => qualification.SetAsync(id, values, reason, HttpContext.Actor(), ct), id, refused);
        (Refused, Done) = (refused, ticket.Length - refused.Count);
        await ReadAsync(after, ct);
        return Page();
    }

    private static async Task TryAsync(Func<Task> change, long id, List<RefusedException> refused)
    {
        try
        {
            await change();
        }
        catch (RefusedException exception)
        {
            refused.Add(new($"{id}: {exception.What}", exception.ToDo));
        }
    }

    private async Task ReadAsync(string? after, CancellationToken ct)
    {
        await ReadChoicesAsync(ct);
        try
        {
            (var lines, Total) = await tickets.ReadAsync(Query.Filter(Caller, after) with { Limit = Size + 1 }, ct);
            Lines = [.. lines.Take(Size).Select(line => Caller.SeesAllClients ? line : line.AsClientSees())];
            Next = lines.Count > Size ? Request.AddressWith("after", TicketPlace.Of(Lines[^1]).ToString()) : null;
            IsFirst = string.IsNullOrEmpty(after);
        }
        catch (RefusedException refused)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Refused = [refused];
        }
    }

    private async Task ReadChoicesAsync(CancellationToken ct)
    {
        Clients = [.. (await clients.ListAsync(ct)).Where(client => Caller.Sees(client.Id))];
        Connections = await connections.ListOfAsync(Caller.ClientId, ct);
        if (Caller.SeesAllClients)
            Owners = [.. (await people.ListAsync(ct)).Where(person => person.Side == PersonSide.Support)];
    }
}
