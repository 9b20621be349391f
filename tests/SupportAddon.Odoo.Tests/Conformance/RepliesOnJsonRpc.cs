using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The same by /jsonrpc.</summary>
public sealed class RepliesOnJsonRpc : TicketReplyConformance
{
    protected override async Task<RepliesUnderTest> StartAsync(CancellationToken ct) => new AnswersUnderTest(await OdooServer.StartAsync(18));
}
