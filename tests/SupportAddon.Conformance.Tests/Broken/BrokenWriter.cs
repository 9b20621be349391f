using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

/// <summary>The connectors that write, each with one thing done wrongly.</summary>
internal static class BrokenWriter
{
    public static IReadOnlyList<(string Rule, BrokenConnector Connector)> OfRecords =>
    [
        ("EveryRecordIsFound", new((o, c) => new FindsOnePage(o, c), "105 of 155 records were not found without conditions")),
        ("EveryRecordIsFound", new((o, c) => new LeavesOutTheArchived(o, c), "1 of 155 records were not found without conditions")),
        ("EveryRecordIsFound", new((o, c) => new GivesEveryField(o, c), "came with the field colour, which was not asked for")),
        ("ChangesWhileFinding", new((o, c) => new CountsRecords(o, c), "were not found while others were corrected")),
        ("ConditionsMeanWhatTheySay", new((o, c) => new ForgetsTheEmpty(o, c), "1 of 6 records were not found by NotEqual 2")),
        ("ConditionsMeanWhatTheySay", new((o, c) => new TakesAtMostForLess(o, c), "was found by Less 2, and should not have been")),
        ("UnknownNamesAreRefused", new((o, c) => new KnowsEverything(o, c), "A resource that does not exist ended as if nothing had happened")),
        ("OnlyNamedFieldsChange", new((o, c) => new ReplacesTheWhole(o, c), "has notes null after the change where \"Friendly.\" should be")),
        ("ReadBackIsTold", new((o, c) => new TellsWhatItAskedFor(o, c), "was read back as \"  spaces  \", and the source holds \"spaces\"")),
        ("ReadBackIsTold", new((o, c) => new TellsAllAsWritten(o, c), "was told as Written, and the source holds \"spaces\"")),
        ("CreatedIsFoundByItsKey", new((o, c) => new ForgetsItsKeys(o, c), "is not found by it")),
        ("LossIsAnnounced", new((o, c) => new PredictsNoLoss(o, c), "it was predicted that \"  spaces  \" is read back, and it was \"spaces\"")),
        ("UnknownRecordIsMissing", new((o, c) => new TakesMissingForAConflict(o, c), "was told as Conflict and not as Missing")),
        ("RefusedValuesAreRefused", new((o, c) => new WritesFieldByField(o, c), "Setting values that the source refuses was written all the same")),
        ("ConcurrentChangeIsSeen", new((o, c) => new ForgetsWhatWasExpected(o, c), "Set with values expected that were changed meanwhile was written all the same")),
        ("ConcurrentChangeIsSeen", new((o, c) => new ForgetsTheVersion(o, c), "Set with a version that is over was written all the same")),
        ("ArchivingKeeps", new((o, c) => new HidesForGood(o, c), "was told as deleted, and is still there")),
        ("RepeatedOnce", new((o, c) => new SendsEveryChange(o, c), "Creating a record a second time was told as Written and took effect 1 times")),
        ("CancelledInTime", new((o, c) => new CannotBeStopped(o, c), "cancelled before it began, was written all the same")),
        ("CancelledInTime", new((o, c) => new StopsOnlyBeforehand(o, c), "did not end within 2 s of being cancelled before anything was written")),
        ("CutAfterTheCommit", new((o, c) => new TakesUnknownForMissing(o, c), "was written, and it was told as Missing")),
        ("BrokenAnswers", new((o, c) => new TellsAllAsWritten(o, c), "was told as Written, and nothing was written")),
        .. Slipping((o, c, slips) => new SampleRecordStore(o, c) { Slips = slips }),
    ];

    public static IReadOnlyList<(string Rule, BrokenConnector Connector)> OfReplies =>
    [
        ("AnswersArePublicAndNotesAreNot", new((o, c) => new ShowsNotesToAll(o, c), "A reply of kind Note came back as a message that is Public")),
        ("AnswersArePublicAndNotesAreNot", new((o, c) => new InventsMessageIds(o, c), "told as the message the-message, and no such message")),
        ("TextArrivesWhole", new((o, c) => new DropsMarkup(o, c), "\"a < b and <b>c</b> & d &amp; e\" reads \"a < b and c</b>")),
        ("StateIsSet", new((o, c) => new OverwritesOthers(o, c), "A change of Status that somebody else changed meanwhile was written all the same")),
        ("UnknownTicketIsMissing", new((o, c) => new WritesIntoTheVoid(o, c), "was told as Unknown and not as Missing")),
        ("UnknownValuesAreRefused", new((o, c) => new SampleReply(o, c) { Slips = NeverSure(FailureKind.Refused) }, "to something unknown was told as Unknown")),
        ("UnknownValuesAreRefused", new((o, c) => new NamesNoNotes(o, c), "A reply of kind Note, which is not named, was written all the same")),
        ("RepeatedOnce", new((o, c) => new SendsEveryReply(o, c), "A reply of kind Answer a second time was told as Written and took effect 1 times")),
        .. Slipping((o, c, slips) => new SampleReply(o, c) { Slips = slips }),
    ];

    public static IReadOnlyList<(string Rule, BrokenConnector Connector)> OfFiles =>
    [
        ("FilesAreListed", new((o, c) => new ListsEachNameOnce(o, c), "The list of files is photo.png (3000 bytes), Größe & Maß (1).txt (10 bytes), empty.txt (0 bytes)")),
        ("ContentIsWhole", new((o, c) => new TakesACutForTheEnd(o, c), "A file that was cut off ended as if nothing had happened")),
        ("ContentIsWhole", new((o, c) => new GivesTheFirstPiece(o, c), "Of a file of 100000 bytes 1024 came")),
        ("AddedFileIsWhole", new((o, c) => new DropsStrangeLetters(o, c), "The file Größe & Maß (1).pdf of 70000 bytes is there as Gre & Ma (1).pdf")),
        ("RepeatedOnce", new((o, c) => new SendsEveryFile(o, c), "Adding the file report.txt a second time was told as Written")),
        .. Slipping((o, c, slips) => new SampleFiles(o, c) { Slips = slips }),
    ];

    /// <summary>What can be done wrongly about any write.</summary>
    private static IReadOnlyList<(string Rule, BrokenConnector Connector)> Slipping(Func<SampleOptions, ConnectorContext, SampleSlips, SampleConnector> create) =>
    [
        ("CutAfterTheCommit", new((o, c) => create(o, c, new() { Certain = _ => true }), "was written, and failed as if nothing had been")),
        ("CutAfterTheCommit", new((o, c) => create(o, c, new() { Send = (context, send, ct) => context.Retry.RunAsync(send, ct) }), "was written 2 times")),
        ("CutBeforeItWasSent", new((o, c) => create(o, c, NeverSure(FailureKind.Unreachable)), "was told as Unknown and not as a failure of kind Unreachable")),
        ("BrokenAnswers", new((o, c) => create(o, c, new() { Certain = failure => failure.Kind == FailureKind.Broken ? true : null }), "the source answered 500 after it had done its work")),
        ("BrokenAnswers", new((o, c) => create(o, c, new() { Send = (_, send, _) => RetoldAsync(send, failure => new InvalidOperationException(failure.Message)) }), "failed with InvalidOperationException")),
        ("WriteStatus401", new((o, c) => create(o, c, NeverSure(FailureKind.Authentication)), "was told as Unknown and not as a failure of kind Authentication")),
        ("WriteStatus403", new((o, c) => create(o, c, NeverSure(FailureKind.Forbidden)), "was told as Unknown and not as a failure of kind Forbidden")),
        ("WriteStatus429", new((o, c) => create(o, c, NeverSure(FailureKind.RateLimited)), "was told as Unknown and not as a failure of kind RateLimited")),
        ("WriteStatus429", new((o, c) => create(o, c, new() { Send = (_, send, _) => RetoldAsync(send, failure => new ConnectorException(failure.Kind, failure.Message, failure.Next)) }), "without saying how long")),
        ("CancelledInTime", new((o, c) => create(o, c, new() { Send = (_, send, ct) => send(ct) }), "was written, and failed as if nothing had been")),
        ("SecretsStayInsideWrites", new((o, c) => create(o, c, new() { Send = (_, send, _) => RetoldAsync(send, failure => new ConnectorException(failure.Kind, $"With {Testing.SampleDesk.Key} it failed.", failure.Next)) }), "With <the secret> it failed")),
    ];

    private static SampleSlips NeverSure(FailureKind kind) => new() { Certain = failure => failure.Kind == kind ? false : null };

    private static async Task RetoldAsync(Func<CancellationToken, Task> send, Func<ConnectorException, Exception> retold)
    {
        try
        {
            await send(CancellationToken.None);
        }
        catch (ConnectorException failure)
        {
            throw retold(failure);
        }
    }
}
