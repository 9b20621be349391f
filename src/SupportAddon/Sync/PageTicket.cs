using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>A ticket of a page, ready to be stored.</summary>
/// <param name="Ticket">Its id, times, fields and events; of the rest only the encoded form is kept.</param>
/// <param name="Hash">The SHA-256 of all that a connector said of it: equal means that reading it again changes nothing.</param>
/// <param name="Encoded">Its columns as COPY takes them: the content, the payload, then what is derived from the two.</param>
/// <param name="PayloadAt">Where the payload begins.</param>
/// <param name="DerivedAt">Where what is derived begins.</param>
internal sealed record PageTicket(SourceTicket Ticket, byte[] Hash, byte[] Encoded, int PayloadAt, int DerivedAt)
{
    /// <summary>The values of <see cref="TicketEncoder.ContentColumns"/>.</summary>
    public ReadOnlySpan<byte> Content => Encoded.AsSpan(0, PayloadAt);

    public ReadOnlySpan<byte> Payload => Encoded.AsSpan(PayloadAt, DerivedAt - PayloadAt);

    /// <summary>The values of <see cref="TicketEncoder.DerivedColumns"/>.</summary>
    public ReadOnlySpan<byte> Derived => Encoded.AsSpan(DerivedAt);

    /// <summary>The payload itself, UTF-8.</summary>
    public ReadOnlySpan<byte> Raw => Payload[sizeof(int)..];
}
