using System.Net;
using SupportAddon.Conformance.Completeness;
using SupportAddon.Conformance.Contract;
using SupportAddon.Conformance.Faults;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance;

/// <summary>All rules, in the order in which an author meets them.</summary>
internal static class Suite
{
    public static IReadOnlyList<Rule> Rules { get; } =
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
    ];

    public static Rule Rule(string name) => Rules.Single(rule => rule.Name == name);
}
