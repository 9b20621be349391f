using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>The files on tickets of the sample desk and a connector to them.</summary>
internal sealed class SampleFilesUnderTest(SampleDesk desk, Func<SampleOptions, ConnectorContext, SampleConnector> create) : AttachmentsUnderTest
{
    public override ConnectorPlugin Plugin { get; } = new SamplePlugin(typeof(SampleOptions), create);

    public override object Options => new SampleOptions { Address = desk.Url, Key = SampleDesk.Key };

    public static async Task<AttachmentsUnderTest> StartAsync(Func<SampleOptions, ConnectorContext, SampleConnector> create, CancellationToken ct) =>
        new SampleFilesUnderTest(await SampleDesk.StartAsync(ct), create);

    public override Task<string> AddTicketAsync(CancellationToken ct) => Task.FromResult(desk.Add([DateTimeOffset.UnixEpoch]).Single());

    public override Task AddAsync(string ticketId, string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        desk.Replies.Attach(ticketId, name, content, null);
        return Task.CompletedTask;
    }

    public override Task ClearAsync(string ticketId, CancellationToken ct)
    {
        desk.Change(ticketId, ticket => ticket with { Files = [] });
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>>> FilesAsync(string ticketId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>>>([.. desk.Find(ticketId)!.Files.Select(file => KeyValuePair.Create(file.Name, file.Content))]);

    public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(desk.Replies.Writes);

    public override async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await base.DisposeAsync();
    }
}
