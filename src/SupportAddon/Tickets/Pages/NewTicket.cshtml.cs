using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Pages;

/// <summary>A ticket that comes by itself. A client's own people make theirs on the web, and are asked for no more than they know.</summary>
[Requires(Permission.AnswerTickets)]
internal sealed class NewTicketModel(TicketIntake intake, ClientStore clients, Reader reader) : FormPage
{
    private const string Web = "web";

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public bool SeesAllClients => HttpContext.Caller().SeesAllClients;

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public Task<IActionResult> OnPostCreateAsync(
        string? client, string? title, string? description, string? kind, string? channel, string? requester, string? at, string? follows, CancellationToken ct) => TryAsync(
        async () =>
        {
            var wanted = new NewTicket(client ?? "", title ?? "")
            {
                Description = description, Kind = string.IsNullOrEmpty(kind) ? null : kind, Requester = requester,
                Channel = SeesAllClients ? channel ?? Web : Web, At = SeesAllClients ? reader.Instant(at) : null,
            };
            var created = await intake.CreateAsync(wanted, follows, HttpContext.Caller(), HttpContext.Actor(), ct);
            return LocalRedirect($"/tickets/{created.Ticket}");
        },
        async () =>
        {
            await ReadAsync(ct);
            return Page();
        });

    private async Task ReadAsync(CancellationToken ct) => Clients = SeesAllClients ? await clients.ListAsync(ct) : [];
}
