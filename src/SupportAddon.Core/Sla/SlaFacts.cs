using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Sla;

/// <summary>What of a ticket's history its clocks depend on.</summary>
/// <param name="Steps">Its states through time; the first is the creation.</param>
/// <param name="Messages">In time order.</param>
internal sealed record SlaFacts(IReadOnlyList<TicketStep> Steps, IReadOnlyList<SlaMessage> Messages)
{
    /// <summary>When the support side first spoke to the customer.</summary>
    public DateTimeOffset? AnsweredAt => First(message => message is { IsSupport: true, Reach: MessageReach.Public });

    /// <summary>When a machine first confirmed that the ticket arrived.</summary>
    public DateTimeOffset? AcknowledgedAt => First(message => message.Reach == MessageReach.Automatic);

    private DateTimeOffset? First(Func<SlaMessage, bool> isOne)
    {
        foreach (var message in Messages)
            if (isOne(message))
                return message.At;
        return null;
    }
}

/// <summary>Something said on a ticket, on whatever channel.</summary>
/// <param name="IsSupport">By somebody of the support side.</param>
internal sealed record SlaMessage(DateTimeOffset At, bool IsSupport, MessageReach Reach);

/// <summary>Whom a message reaches, and whether a human wrote it.</summary>
internal enum MessageReach
{
    Public,
    Internal,
    Automatic,
}
