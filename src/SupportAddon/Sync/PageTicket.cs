using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>A ticket of a page, ready to be stored.</summary>
/// <param name="Hash">Of its content.</param>
internal sealed record PageTicket(SourceTicket Ticket, byte[] Hash);
