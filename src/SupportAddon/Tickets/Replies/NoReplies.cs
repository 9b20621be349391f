using SupportAddon.Sdk;

namespace SupportAddon.Tickets.Replies;

/// <summary>In place of a connector that could not be opened, or that could write once and can no more.</summary>
internal sealed class NoReplies(Exception? opening = null) : ITicketReply
{
    public IReadOnlyList<ReplyKind> Replies => [];

    public Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct) => throw (opening switch
    {
        null => new ConnectorException(FailureKind.Refused, "This connector writes nothing back to tickets.", "Write it in the source itself."),
        ConnectorException failure => new ConnectorException(failure.Kind, failure.Message, failure.Next) { IsTransient = true },
        RefusedException refusal => new ConnectorException(FailureKind.Configuration, refusal.Message, refusal.Next) { IsTransient = true },
        _ => opening,
    });
}
