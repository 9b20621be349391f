using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

/// <summary>The sample connector with one thing done wrongly.</summary>
/// <param name="Create">Makes it.</param>
/// <param name="Says">What the rule that catches it must say, so that it was caught for this and for nothing else.</param>
internal sealed record BrokenConnector(Func<SampleOptions, ConnectorContext, SampleConnector> Create, string Says)
{
    public const string Tickets = "tickets";
    public const string Records = "records";
    public const string Replies = "replies";
    public const string Files = "files";

    public SampleOptions Options { get; init; } = new();

    /// <summary>For each rule at least one connector that breaks it; for a rule that looks at several things, several.</summary>
    public static IReadOnlyList<(string Suite, string Rule, BrokenConnector Connector)> All { get; } =
    [
        .. OfTickets.Select(broken => (Tickets, broken.Rule, broken.Connector)),
        .. BrokenWriter.OfRecords.Select(broken => (Records, broken.Rule, broken.Connector)),
        .. BrokenWriter.OfReplies.Select(broken => (Replies, broken.Rule, broken.Connector)),
        .. BrokenWriter.OfFiles.Select(broken => (Files, broken.Rule, broken.Connector)),
    ];

    private static IReadOnlyList<(string Rule, BrokenConnector Connector)> OfTickets =>
    [
        ("OptionsSurviveWriting", new((o, c) => new(o, c), "Projects is of a type that no file can hold") { Options = new OptionsWithAList() }),
        ("OptionsSurviveWriting", new((o, c) => new(o, c), "Project is another one after it was written and read again") { Options = new OptionsThatGrow() }),
        ("OptionsSurviveWriting", new((o, c) => new(o, c), "Valid options are refused") { Options = new OptionsOfNowhere() }),
        ("SecretsAreMarked", new((o, c) => new(o, c), "Password is not marked as a secret") { Options = new OptionsInClear() }),
        ("SecretsAreMarked", new((o, c) => new(o, c), "Pin is marked as a secret and is no text") { Options = new OptionsWithAPin() }),
        ("DeclaredHostsOnly", new((o, c) => new CallsHome(o, c), "http://home.example, which is not declared")),
        ("DeclaredHostsOnly", new((o, c) => new GoesItsOwnWay(o, c), "asked nothing through the context's HttpClient")),
        ("CheckTellsWhatFails", new((o, c) => new ThrowsFromCheck(o, c), "refuses the credentials failed with ConnectorException")),
        ("CheckTellsWhatFails", new((o, c) => new ChecksNothing(o, c), "The check succeeded on a source that refuses the credentials")),
        ("CheckTellsWhatFails", new((o, c) => new TellsNothing(o, c), "does not say what to do")),
        ("CancellationIsObeyed", new((o, c) => new KeepsWaiting(o, c), "CheckAsync, waiting for an answer, did not end within 2 s")),
        ("CancellationIsObeyed", new((o, c) => new KeepsReading(o, c), "CheckAsync, in the middle of an answer, did not end within 2 s")),
        ("CancellationIsObeyed", new((o, c) => new TakesCancellingForTheEnd(o, c), "was cancelled and ended as if it were complete")),
        ("DisposalHarmsNobody", new((o, c) => new DisposesTheContext(o, c), "HttpClient could not be used any more")),
        ("DisposalHarmsNobody", new((o, c) => new IsDisposedOnce(o, c), "Disposing failed with InvalidOperationException")),
        ("SecretsStayInside", new((o, c) => new LogsItsKey(o, c), "The log: Asking with <the secret>")),
        ("SecretsStayInside", new((o, c) => new QuotesTheSource(o, c), "X-Key: <the secret>")),
        ("SecretsStayInside", new((o, c) => new MarksItsKey(o, c), "A position: <the secret>")),
        ("MemoryStaysFlat", new((o, c) => new KeepsEverything(o, c), "Memory grew by")),
        ("LastPageIsMarked", new((o, c) => new LeavesOutEmptyPages(o, c), "ended without a last page")),
        ("LastPageIsMarked", new((o, c) => new MarksEveryPage(o, c), "page came after the last one")),
        ("EveryTicketComes", new((o, c) => new LeavesOutClosedTickets(o, c), "15 of 155 tickets never came in a reading from the start")),
        ("EveryTicketComes", new((o, c) => new InventsATicket(o, c), "Ticket 1000 came and does not exist")),
        ("IdsAreThoseThatExist", new((o, c) => new ListsOnePage(o, c), "105 tickets that exist are missing from the list of ids")),
        ("IdsAreThoseThatExist", new((o, c) => new ListsWhatIsGone(o, c), "is in the list of ids and does not exist")),
        ("TiesAcrossPages", new((o, c) => new GoesOnAfterTheTime(o, c), "never came where many were changed in one instant")),
        ("ShortPagesAreNotTheEnd", new((o, c) => new EndsAtAShortPage(o, c), "never came from pages shorter than asked for")),
        ("LateCommits", new((o, c) => new BeginsAfterThePosition(o, c), "2 of 157 tickets never came after they were committed late")),
        ("ArrivalsWhilePaging", new((o, c) => new MarksWhatItDidNotRead(o, c), "never came while others were added, not even in the next reading")),
        ("DeletionsWhilePaging", new((o, c) => new CountsRows(o, c), "existed throughout never came while others were deleted")),
        ("MovesWhilePaging", new((o, c) => new CountsRows(o, c), "existed throughout never came while others were changed")),
        ("MovesWhilePaging", new((o, c) => new GivesEachOnce(o, c), "Ticket 1 was changed at")),
        ("ResumedFromEveryPosition", new((o, c) => new MarksTheLatestAtOnce(o, c), "when reading was resumed after page 1 of 5")),
        ("ReadingAgainChangesNothing", new((o, c) => new InventsEventIds(o, c), "came back with another content")),
        ("FirstDateOfInterest", new((o, c) => new BeginsAfterTheFirstDate(o, c), "was changed at or after the first date of interest and never came")),
        ("BothSidesOfUtc", new((o, c) => new TakesEveryTimeForUtc(o, c), "from a source in Pacific/Auckland")),
        ("BothSidesOfUtc", new((o, c) => new FiltersByUtc(o, c), "from a source in America/Los_Angeles in the next reading")),
        ("DaylightSavingNight", new((o, c) => new TrustsTheWallClock(o, c), "in the night in which the clock goes back")),
        ("SourceClockAhead", new((o, c) => new LeavesOutTheFuture(o, c), "from a source whose clock runs ahead of ours")),
        ("SourceClockBehind", new((o, c) => new MarksOurOwnTime(o, c), "from a source whose clock runs behind ours")),
        ("Status401", Swallows(FailureKind.Authentication)),
        ("Status403", Swallows(FailureKind.Forbidden)),
        ("Status404", Swallows(FailureKind.NotFound)),
        ("Status404", new((o, c) => new TellsAllAsBroken(o, c), "answered 404, and it was told as Broken")),
        ("Status409", Swallows(FailureKind.Refused)),
        ("Status429", new((o, c) => new ForgetsHowLongToWait(o, c), "answered 429 with Retry-After, and the failure does not hand it on")),
        ("Status500", Swallows(FailureKind.Broken)),
        ("Status500", new((o, c) => new SwallowsLater(o, c), "answered 500 in the middle of a reading, and it ended as if nothing had happened")),
        ("Status500", new((o, c) => new MarksTheLatestAtOnce(o, c), "when reading went on after a failure")),
        ("Status500", new((o, c) => new SwallowsInTheListOfIds(o, c), "answered 500, and the list of ids ended as if nothing had happened")),
        ("Status502", Swallows(FailureKind.Broken)),
        ("Status503", new((o, c) => new TellsNothing(o, c), "the failure says \"Error\" and \"\"")),
        ("TimeOut", Swallows(FailureKind.Unreachable)),
        ("CutInMidBody", Swallows(FailureKind.Unreachable)),
        ("SlowDrip", Swallows(FailureKind.Unreachable)),
        ("WrongJson", new((o, c) => new LetsTheParserThrow(o, c), "a reading failed with JsonException")),
        ("HtmlForJson", Swallows(FailureKind.Unexpected)),
    ];

    private static BrokenConnector Swallows(FailureKind kind) => new((o, c) => new Swallows(o, c, kind), "a reading ended as if nothing had happened");
}
