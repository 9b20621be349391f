using SupportAddon.Conformance;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.Conformance;

/// <summary>All that the kit asks of replies, on a desk that takes each kind by another request, and states by their names.</summary>
public sealed class RepliesOnTheSampleDesk : TicketReplyConformance
{
    private const string Manifest = """
        name: Sample desk
        auth: { type: header, name: X-Key }
        check: { path: /me, show: login }
        tickets:
          path: /tickets
          paging: &pages { type: offset, offset: offset, limit: limit, size: 50 }
          select: items
          cursor: { field: updated, parameter: since, overlap: 0s }
          detail: { path: "/tickets/{id}" }
          id: id
          title: title
          createdAt: changedAt
          updatedAt: changedAt
          fields: { status: status, assignee: assignee }
          history: { select: messages, id: id, at: at, message: { text: text, internal: internal } }
        ids:
          path: /tickets
          query: { sort: id }
          paging: *pages
          select: items
          id: id
        replies:
          answer: { method: POST, path: "/tickets/{id}/messages", body: { text: "{text}\n[{marker}]", internal: false } }
          note: { method: POST, path: "/tickets/{id}/messages", body: { text: "{text}\n[{marker}]", internal: true } }
          status: { method: PATCH, path: "/tickets/{id}", body: { status: "{value}" } }
          assignee: { method: PATCH, path: "/tickets/{id}", body: { assignee: "{value}" } }
        """;

    protected override async Task<RepliesUnderTest> StartAsync(CancellationToken ct) => new DeskUnderTest(await SampleDesk.StartAsync(ct));

    private sealed class DeskUnderTest : RepliesUnderTest
    {
        private readonly TemporaryFolder _folder = new();
        private readonly SampleDesk _desk;

        public DeskUnderTest(SampleDesk desk)
        {
            _desk = desk;
            File.WriteAllText(Written, Manifest);
        }

        public override ConnectorPlugin Plugin { get; } = new RestPlugin();

        public override object Options => new RestOptions { Manifest = Written, BaseUrl = _desk.Url, ApiKey = SampleDesk.Key };

        public override Task<string> AddAsync(CancellationToken ct) => Task.FromResult(_desk.Add([DateTimeOffset.UnixEpoch]).Single());

        public override Task DeleteAsync(string id, CancellationToken ct)
        {
            _desk.Remove(id);
            return Task.CompletedTask;
        }

        public override IReadOnlyList<string?> Values(ReplyKind kind) => kind == ReplyKind.Status ? ["open", "waiting", "done"] : [null, "ana", "bob"];

        public override Task ChangeAsync(string id, ReplyKind kind, string? value, CancellationToken ct)
        {
            _desk.Change(id, ticket => kind == ReplyKind.Status ? ticket with { Status = value! } : ticket with { Assignee = value });
            return Task.CompletedTask;
        }

        public override Task<string?> ValueAsync(string id, ReplyKind kind, CancellationToken ct) =>
            Task.FromResult(kind == ReplyKind.Status ? _desk.Find(id)!.Status : _desk.Find(id)!.Assignee);

        public override Task<IReadOnlyList<string>> MessagesAsync(string id, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<string>>([.. _desk.Find(id)!.Messages.Select(message => message.Text)]);

        public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(_desk.Replies.Writes);

        public override async ValueTask DisposeAsync()
        {
            await _desk.DisposeAsync();
            _folder.Dispose();
            await base.DisposeAsync();
        }

        private string Written => Path.Combine(_folder.Path, "desk.yaml");
    }
}
