using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>Whose tickets are counted: a client's, or only those of one kind (null: those whose kind is unmapped).</summary>
internal sealed record Scope(string Client, TicketKind? Kind = null, bool OfAnyKind = true)
{
    public static Scope OfKind(string client, TicketKind? kind) => new(client, kind, OfAnyKind: false);

    public bool Holds(TicketState? state) =>
        state is not null && state.Client == Client && (OfAnyKind || state.Kind == Kind);

    public bool IsOpen(TicketState? state) => Holds(state) && state!.IsOpen;
}
