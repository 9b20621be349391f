using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;
using SupportAddon.Sla.Clocks;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Board.Pages;

/// <summary>Brings one card to another column, along the table of transitions.</summary>
[Requires(Permission.MoveTickets)]
internal sealed class MoveModel(BoardReader board, TicketMoves moves, SlaKeeper clocks, Reader reader) : FormPage
{
    private const string Board = "/board";

    public BoardCard Card { get; private set; } = null!;

    public string? To { get; private set; }

    public string? Reason { get; private set; }

    public string Back { get; private set; } = Board;

    public Task<IActionResult> OnGetAsync(long id, string? to, string? back, CancellationToken ct) => ShowAsync(id, to, back, ct);

    public async Task<IActionResult> OnPostAsync(long id, string? to, string? reason, string? back, CancellationToken ct)
    {
        if (await ShowAsync(id, to, back, ct) is NotFoundResult missing)
            return missing;
        Reason = reason;
        return await TryAsync(
            async () =>
            {
                await moves.MoveAsync(id, Way(to, reason).To, reason, HttpContext.Actor(), ct);
                // The card comes back in the colour that it has now.
                await clocks.KeepAsync([id], ct);
                return LocalRedirect(Back);
            },
            () =>
            {
                // Asked for by the board's script, and shown in its place: nothing went wrong.
                Response.StatusCode = StatusCodes.Status200OK;
                return ShowAsync(id, to, back, ct);
            });
    }

    private async Task<IActionResult> ShowAsync(long id, string? to, string? back, CancellationToken ct)
    {
        if (await board.FindAsync(id, HttpContext.Caller().ClientId, ct) is not { } card)
            return NotFound();
        (Card, To) = (card, to);
        Back = back?.StartsWith(Board, StringComparison.Ordinal) == true && Url.IsLocalUrl(back) ? back : Board;
        return Page();
    }

    /// <summary>What the form itself can say in the reader's language is said here; the table has the last word all the same.</summary>
    private Transition Way(string? to, string? reason)
    {
        var from = reader[$"word.{TicketWord.Of(Card.State)}"];
        if (TicketWord.Parse<TicketStatus>(to) is not { } state)
            throw new RefusedException(reader["move.nowhere"], reader["move.choose"]);
        if (Card.Ways.FirstOrDefault(way => way.To == state) is not { } way)
            throw new RefusedException(reader["move.no-way", from, reader[$"word.{to}"]], reader["move.choose"]);
        return way.NeedsReason && string.IsNullOrWhiteSpace(reason)
            ? throw new RefusedException(reader["move.why", from, reader[$"word.{to}"]], reader["move.why.next"])
            : way;
    }
}
