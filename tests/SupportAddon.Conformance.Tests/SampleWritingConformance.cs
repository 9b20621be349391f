using SupportAddon.Conformance.Tests.Sample;

namespace SupportAddon.Conformance.Tests;

/// <summary>The suite of records as an author inherits it, on a connector that keeps to all of it.</summary>
public sealed class SampleRecordsConformance : RecordStoreConformance
{
    protected override Task<RecordsUnderTest> StartAsync(CancellationToken ct) =>
        SampleRecordsUnderTest.StartAsync((options, context) => new SampleRecordStore(options, context), ct);
}

/// <summary>The suite of replies.</summary>
public sealed class SampleRepliesConformance : TicketReplyConformance
{
    protected override Task<RepliesUnderTest> StartAsync(CancellationToken ct) =>
        SampleRepliesUnderTest.StartAsync((options, context) => new SampleReply(options, context), ct);
}

/// <summary>The suite of files.</summary>
public sealed class SampleFilesConformance : AttachmentsConformance
{
    protected override Task<AttachmentsUnderTest> StartAsync(CancellationToken ct) =>
        SampleFilesUnderTest.StartAsync((options, context) => new SampleFiles(options, context), ct);
}
