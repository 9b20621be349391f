using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The same by /jsonrpc.</summary>
public sealed class FilesOnJsonRpc : AttachmentsConformance
{
    protected override async Task<AttachmentsUnderTest> StartAsync(CancellationToken ct) => new FilesUnderTest(await OdooServer.StartAsync(18));
}
