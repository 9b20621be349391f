using System.Net;
using SupportAddon.Conformance.Completeness;
using SupportAddon.Conformance.Contract;
using SupportAddon.Conformance.Faults;
using SupportAddon.Conformance.Files;
using SupportAddon.Conformance.Records;
using SupportAddon.Conformance.Replies;
using SupportAddon.Conformance.Writing;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance;

/// <summary>The rules that one class of the author's inherits, in the order in which an author meets them.</summary>
internal sealed record Suite(IReadOnlyList<Rule> Rules)
{
    /// <summary>For all that writes: records, replies and files alike.</summary>
    private static readonly Rule[] Writing =
    [
        new RepeatedOnce(),
        new CutAfterTheCommit(),
        new CutBeforeItWasSent(),
        new BrokenAnswers(),
        new WriteStatusRule(HttpStatusCode.Unauthorized, FailureKind.Authentication),
        new WriteStatusRule(HttpStatusCode.Forbidden, FailureKind.Forbidden),
        new WriteStatusRule(HttpStatusCode.TooManyRequests, FailureKind.RateLimited),
        new CancelledInTime(),
        new SecretsStayInsideWrites(),
    ];

    public static Suite Tickets { get; } = new(
    [
        new OptionsSurviveWriting(),
        new SecretsAreMarked(),
        new DeclaredHostsOnly(),
        new CheckTellsWhatFails(),
        new CancellationIsObeyed(),
        new DisposalHarmsNobody(),
        new SecretsStayInside(),
        new MemoryStaysFlat(),
        new LastPageIsMarked(),
        new EveryTicketComes(),
        new IdsAreThoseThatExist(),
        new TiesAcrossPages(),
        new ShortPagesAreNotTheEnd(),
        new LateCommits(),
        new ArrivalsWhilePaging(),
        new DeletionsWhilePaging(),
        new MovesWhilePaging(),
        new ResumedFromEveryPosition(),
        new ReadingAgainChangesNothing(),
        new FirstDateOfInterest(),
        new BothSidesOfUtc(),
        new DaylightSavingNight(),
        new SourceClockAhead(),
        new SourceClockBehind(),
        new StatusRule(HttpStatusCode.Unauthorized, FailureKind.Authentication),
        new StatusRule(HttpStatusCode.Forbidden, FailureKind.Forbidden),
        new StatusRule(HttpStatusCode.NotFound, FailureKind.NotFound),
        new StatusRule(HttpStatusCode.Conflict, FailureKind.Refused),
        new StatusRule(HttpStatusCode.TooManyRequests, FailureKind.RateLimited),
        new StatusRule(HttpStatusCode.InternalServerError, FailureKind.Broken),
        new StatusRule(HttpStatusCode.BadGateway, FailureKind.Broken),
        new StatusRule(HttpStatusCode.ServiceUnavailable, FailureKind.Broken),
        new TimeOut(),
        new CutInMidBody(),
        new SlowDrip(),
        new WrongJson(),
        new HtmlForJson(),
    ]);

    public static Suite Records { get; } = new(
    [
        new EveryRecordIsFound(),
        new ChangesWhileFinding(),
        new ConditionsMeanWhatTheySay(),
        new UnknownNamesAreRefused(),
        new OnlyNamedFieldsChange(),
        new ReadBackIsTold(),
        new CreatedIsFoundByItsKey(),
        new LossIsAnnounced(),
        new UnknownRecordIsMissing(),
        new RefusedValuesAreRefused(),
        new ConcurrentChangeIsSeen(),
        new ArchivingKeeps(),
        .. Writing,
    ]);

    public static Suite Replies { get; } = new(
    [
        new AnswersArePublicAndNotesAreNot(),
        new TextArrivesWhole(),
        new StateIsSet(),
        new UnknownTicketIsMissing(),
        new UnknownValuesAreRefused(),
        .. Writing,
    ]);

    public static Suite Files { get; } = new(
    [
        new FilesAreListed(),
        new ContentIsWhole(),
        new AddedFileIsWhole(),
        .. Writing,
    ]);

    private static readonly Dictionary<Type, Suite> Inherited = new()
    {
        [typeof(TicketSourceConformance)] = Tickets,
        [typeof(RecordStoreConformance)] = Records,
        [typeof(TicketReplyConformance)] = Replies,
        [typeof(AttachmentsConformance)] = Files,
    };

    /// <summary>What an author's class inherits.</summary>
    public static Suite Of(Type author) => Inherited.TryGetValue(author, out var suite) ? suite : Of(author.BaseType!);

    public Rule Rule(string name) => Rules.Single(rule => rule.Name == name);
}
