using System.Globalization;
using SupportAddon.Conformance;
using SupportAddon.Sdk;

namespace Acme.Desk.Tests;

/// <summary>Every rule for writing replies is a test of this class.</summary>
public sealed class DeskReplyConformance : TicketReplyConformance
{
    protected override async Task<RepliesUnderTest> StartAsync(CancellationToken ct) => new DeskUnderTest(await DeskServer.StartAsync(ct));

    private sealed class DeskUnderTest(DeskServer desk) : RepliesUnderTest
    {
        public override ConnectorPlugin Plugin { get; } = new DeskPlugin();

        public override object Options => new DeskOptions { Address = desk.Url, Key = DeskServer.Key };

        public override Task<string> AddAsync(CancellationToken ct) =>
            Task.FromResult(desk.Add(DateTimeOffset.UnixEpoch).ToString(CultureInfo.InvariantCulture));

        public override Task DeleteAsync(string id, CancellationToken ct)
        {
            desk.Remove(Number(id));
            return Task.CompletedTask;
        }

        public override IReadOnlyList<string?> Values(ReplyKind kind) => ["new", "waiting", "done"];

        public override Task ChangeAsync(string id, ReplyKind kind, string? value, CancellationToken ct)
        {
            desk.Change(Number(id), ticket => ticket with { Status = value! });
            return Task.CompletedTask;
        }

        public override Task<string?> ValueAsync(string id, ReplyKind kind, CancellationToken ct) => Task.FromResult<string?>(desk.Find(Number(id))!.Status);

        public override Task<IReadOnlyList<string>> MessagesAsync(string id, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<string>>([.. desk.Find(Number(id))!.Messages.Select(message => message.Text)]);

        public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(desk.Writes);

        public override async ValueTask DisposeAsync()
        {
            await desk.DisposeAsync();
            await base.DisposeAsync();
        }

        private static int Number(string id) => int.Parse(id, CultureInfo.InvariantCulture);
    }
}
