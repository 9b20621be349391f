using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>A change request as its events tell it. Of a ticket that stops being one it is kept, for the day on which it is one again.</summary>
internal sealed record ChangeRequest
{
    /// <summary>Never delivered: that is told by the state of the ticket, see <see cref="Funnel.Stage"/>.</summary>
    public FunnelStage Stage { get; init; }

    public Estimate? Estimate { get; init; }

    public Quote? Quote { get; init; }

    public Acceptance? Acceptance { get; init; }

    /// <summary>A new estimate leaves no quote standing, and a new quote no acceptance.</summary>
    public ChangeRequest After(LifeEvent fact)
    {
        var stage = TicketWord.Parse<FunnelStage>(fact.To) ?? Stage;
        return stage switch
        {
            FunnelStage.Estimated => new() { Stage = stage, Estimate = Estimate.Read(fact.Facts) },
            FunnelStage.Quoted => this with { Stage = stage, Quote = Quote.Read(fact.Facts), Acceptance = null },
            FunnelStage.Accepted => this with { Stage = stage, Acceptance = Acceptance.Read(fact.Facts) },
            _ => this with { Stage = stage },
        };
    }
}
