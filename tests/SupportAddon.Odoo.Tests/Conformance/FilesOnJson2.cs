using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>All that the kit asks of files, by JSON-2.</summary>
public sealed class FilesOnJson2 : AttachmentsConformance
{
    protected override async Task<AttachmentsUnderTest> StartAsync(CancellationToken ct) => new FilesUnderTest(await OdooServer.StartAsync(19));
}
