using System.CommandLine;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Commands;

/// <summary><c>supportaddon ticket answer|note|contact|remote-session</c>: what is written on a ticket.</summary>
internal static class WritingCommands
{
    private static readonly Argument<string> Text = new("text") { Description = "What to write." };
    private static readonly Option<string> With = new("--with") { Description = "Who was asked, or answered.", HelpName = "name", Required = true };
    private static readonly Option<string?> Consent = new("--consent") { Description = "Who agreed to the session, and how.", HelpName = "text" };
    private static readonly Option<int> Minutes = new("--minutes") { Description = "How long it took.", Required = true };

    public static IEnumerable<Command> Create() =>
    [
        new RoomCommand("answer", "Answer the requester; written to the ticket's source where its connector can.",
            "ticket answer 1042 \"It is solved in version 7.2.\"") { TicketAct.Number, Text, TicketAct.Connection }
            .Runs((run, ct) => TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketMessages>().AnswerAsync(id, run.Value(Text), actor, ct), ct)),
        new RoomCommand("note", "Write a note that the requester does not see.",
            "ticket note 1042 \"Seen with the accountant.\"") { TicketAct.Number, Text, TicketAct.Connection }
            .Runs((run, ct) => TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketMessages>().NoteAsync(id, run.Value(Text), actor, ct), ct)),
        new RoomCommand("contact", "Record that a third party was asked, or answered.",
            "ticket contact 1042 \"They look into it tomorrow.\" --with \"the hosting company\"") { TicketAct.Number, Text, With, TicketAct.At, TicketAct.Connection }
            .Runs((run, ct) => TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketContacts>()
                .ContactAsync(id, run.Value(With), run.Value(Text), TicketAct.Time(run), actor, ct), ct)),
        new RoomCommand("remote-session", "Record a session on the requester's screen, with the consent to it.",
            "ticket remote-session 1042 \"Rebuilt the index.\" --consent \"Anne, by phone\" --minutes 20") { TicketAct.Number, Text, Consent, Minutes, TicketAct.At, TicketAct.Connection }
            .Runs((run, ct) => TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketContacts>().RemoteSessionAsync(
                id, run.Value(Consent), TimeSpan.FromMinutes(run.Value(Minutes)), run.Value(Text), TicketAct.Time(run), actor, ct), ct)),
    ];
}
