using SupportAddon.Conformance;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.Conformance;

/// <summary>All that the kit asks of records, on a desk that knows all kinds of change, versions, and has habits.</summary>
public sealed class RecordsOnTheSampleDesk : RecordStoreConformance
{
    private const string Manifest = """
        name: Sample desk
        auth: { type: header, name: X-Key }
        check: { path: /me, show: login }
        tickets: { path: /tickets, query: { limit: "50" }, select: items, id: id, title: title, createdAt: changedAt, updatedAt: changedAt, fields: {} }
        ids: { path: /tickets, select: items, id: id }
        resources:
          customers:
            label: Customers
            id: id
            version: { at: version }
            find: { path: /customers, paging: { type: offset, offset: offset, limit: limit, size: 50 }, select: items }
            get: { path: "/customers/{id}" }
            create: { method: POST, path: /customers, key: key, id: id }
            set: { method: PATCH, path: "/customers/{id}" }
            delete: { path: "/customers/{id}" }
            archive: { field: archived, hidden: true, shown: false }
            fields:
              name:
                label: Name
                type: text
                write: name
                becomes: [{ pattern: '^\s+|\s+$', text: "" }, { pattern: '^([\s\S]{150})[\s\S]*', text: $1 }]
              discount:
                label: Discount
                type: wholeNumber
                write: discount
                required: true
                ask: { parameter: where, equal: '[{"field":"discount","is":"equal","value":{value}}]', atLeast: '[{"field":"discount","is":"atLeast","value":{value}}]' }
              notes: { label: Notes, type: markup, write: notes, becomes: [{ pattern: "<[^>]*>", text: "" }] }
              archived: { label: Archived, type: boolean, write: archived }
              key: { label: Key, type: text, write: key, ask: { parameter: where, equal: '[{"field":"key","is":"equal","value":"{value}"}]' } }
        """;

    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new ManifestUnderTest(await SampleDesk.StartAsync(ct));

    private sealed class ManifestUnderTest : SampleCustomersUnderTest
    {
        private readonly TemporaryFolder _folder = new();

        public ManifestUnderTest(SampleDesk desk)
            : base(desk) => File.WriteAllText(Written, Manifest);

        public override ConnectorPlugin Plugin { get; } = new RestPlugin();

        public override object Options => new RestOptions { Manifest = Written, BaseUrl = Desk.Url, ApiKey = SampleDesk.Key };

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _folder.Dispose();
        }

        private string Written => Path.Combine(_folder.Path, "desk.yaml");
    }
}
