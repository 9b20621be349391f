using SupportAddon.Conformance;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.Conformance;

/// <summary>The whole suite, on a server whose pages go by the number of rows to pass over.</summary>
[Collection(Alone.Name)]
public sealed class OnTheSampleDesk : TicketSourceConformance
{
    protected override async Task<SourceUnderTest> StartAsync(CancellationToken ct) => new ManifestUnderTest(await SampleDesk.StartAsync(ct));

    private sealed class ManifestUnderTest(SampleDesk desk) : SampleDeskUnderTest(desk)
    {
        private readonly TemporaryFolder _folder = new();

        public override ConnectorPlugin Plugin { get; } = new RestPlugin();

        public override object Options => new RestOptions { Manifest = Written(), BaseUrl = Desk.Url, ApiKey = SampleDesk.Key };

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _folder.Dispose();
        }

        private string Written()
        {
            var file = Path.Combine(_folder.Path, $"{Desk.Zone.Id.Replace('/', '-')}.yaml");
            File.WriteAllText(file, $$"""
                name: Sample desk
                auth: { type: header, name: X-Key }
                times: { zone: {{Desk.Zone.Id}} }
                check: { path: /me, show: login }
                tickets:
                  path: /tickets
                  paging: &pages { type: offset, offset: offset, limit: limit, size: {{PageSize}} }
                  select: items
                  total: total
                  cursor: { field: updated, parameter: since, overlap: 0s }
                  id: id
                  title: title
                  createdAt: updated
                  updatedAt: updated
                  fields: { status: title }
                ids:
                  path: /tickets
                  query: { sort: id }
                  paging: *pages
                  select: items
                  total: total
                  id: id
                """);
            return file;
        }
    }
}
