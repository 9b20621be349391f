using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

/// <summary>The sample connector with one thing done wrongly.</summary>
/// <param name="Create">Makes it.</param>
/// <param name="Says">What the rule that catches it must say, so that it was caught for this and for nothing else.</param>
internal sealed record BrokenConnector(Func<SampleOptions, ConnectorContext, SampleConnector> Create, string Says)
{
    public SampleOptions Options { get; init; } = new();

    /// <summary>For each rule a connector that breaks it.</summary>
    public static IReadOnlyDictionary<string, BrokenConnector> ByRule { get; } = new Dictionary<string, BrokenConnector>
    {
        ["OptionsSurviveWriting"] = new((o, c) => new(o, c), "Projects is of a type that no file can hold") { Options = new OptionsWithAList() },
        ["SecretsAreMarked"] = new((o, c) => new(o, c), "Password is not marked as a secret") { Options = new OptionsInClear() },
        ["DeclaredHostsOnly"] = new((o, c) => new CallsHome(o, c), "http://home.example, which is not declared"),
        ["CheckTellsWhatFails"] = new((o, c) => new ThrowsFromCheck(o, c), "refuses the credentials ended in a ConnectorException"),
        ["CancellationIsObeyed"] = new((o, c) => new KeepsWaiting(o, c), "CheckAsync, waiting for an answer, did not end within 2 s"),
        ["DisposalHarmsNobody"] = new((o, c) => new DisposesTheContext(o, c), "HttpClient could not be used any more"),
        ["SecretsStayInside"] = new((o, c) => new LogsItsKey(o, c), "The log: Asking with <the secret>"),
        ["MemoryStaysFlat"] = new((o, c) => new KeepsEverything(o, c), "Memory grew by"),
        ["LastPageIsMarked"] = new((o, c) => new LeavesOutEmptyPages(o, c), "ended without a last page"),
        ["EveryTicketComes"] = new((o, c) => new LeavesOutClosedTickets(o, c), "15 of 155 tickets never came in a reading from the start"),
        ["IdsAreThoseThatExist"] = new((o, c) => new ListsOnePage(o, c), "105 tickets that exist are missing from the list of ids"),
        ["TiesAcrossPages"] = new((o, c) => new GoesOnAfterTheTime(o, c), "never came where many were changed in one instant"),
        ["ShortPagesAreNotTheEnd"] = new((o, c) => new EndsAtAShortPage(o, c), "never came from pages shorter than asked for"),
        ["LateCommits"] = new((o, c) => new BeginsAfterThePosition(o, c), "2 of 157 tickets never came after they were committed late"),
        ["ArrivalsWhilePaging"] = new((o, c) => new MarksWhatItDidNotRead(o, c), "never came while others were added, not even in the next reading"),
        ["DeletionsWhilePaging"] = new((o, c) => new CountsRows(o, c), "existed throughout never came while others were deleted"),
        ["MovesWhilePaging"] = new((o, c) => new CountsRows(o, c), "existed throughout never came while others were changed"),
        ["ResumedFromEveryPosition"] = new((o, c) => new MarksTheLatestAtOnce(o, c), "when reading was resumed after page 1 of 5"),
        ["ReadingAgainChangesNothing"] = new((o, c) => new InventsEventIds(o, c), "came back with another content"),
        ["FirstDateOfInterest"] = new((o, c) => new BeginsAfterTheFirstDate(o, c), "was changed at or after the first date of interest and never came"),
        ["BothSidesOfUtc"] = new((o, c) => new TakesEveryTimeForUtc(o, c), "from a source in Pacific/Auckland"),
        ["DaylightSavingNight"] = new((o, c) => new TrustsTheWallClock(o, c), "in the night in which the clock goes back"),
        ["SourceClockAhead"] = new((o, c) => new LeavesOutTheFuture(o, c), "from a source whose clock runs ahead of ours"),
        ["SourceClockBehind"] = new((o, c) => new MarksOurOwnTime(o, c), "from a source whose clock runs behind ours"),
        ["Status401"] = Swallows(FailureKind.Authentication),
        ["Status403"] = Swallows(FailureKind.Forbidden),
        ["Status404"] = Swallows(FailureKind.NotFound),
        ["Status409"] = Swallows(FailureKind.Refused),
        ["Status429"] = new((o, c) => new ForgetsHowLongToWait(o, c), "answered 429 with Retry-After, and the failure does not hand it on"),
        ["Status500"] = Swallows(FailureKind.Broken),
        ["Status502"] = Swallows(FailureKind.Broken),
        ["Status503"] = new((o, c) => new TellsNothing(o, c), "the failure says \"Error\" and \"\""),
        ["TimeOut"] = Swallows(FailureKind.Unreachable),
        ["CutInMidBody"] = Swallows(FailureKind.Unreachable),
        ["SlowDrip"] = Swallows(FailureKind.Unreachable),
        ["WrongJson"] = new((o, c) => new LetsTheParserThrow(o, c), "a reading ended in a JsonException"),
        ["HtmlForJson"] = Swallows(FailureKind.Unexpected),
    };

    private static BrokenConnector Swallows(FailureKind kind) => new((o, c) => new Swallows(o, c, kind), "a reading ended as if nothing had happened");
}
