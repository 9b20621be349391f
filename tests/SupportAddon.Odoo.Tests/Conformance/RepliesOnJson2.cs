using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>All that the kit asks of replies, by JSON-2.</summary>
public sealed class RepliesOnJson2 : TicketReplyConformance
{
    protected override async Task<RepliesUnderTest> StartAsync(CancellationToken ct) => new AnswersUnderTest(await OdooServer.StartAsync(19));
}
