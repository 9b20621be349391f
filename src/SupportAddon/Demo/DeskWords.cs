namespace SupportAddon.Demo;

/// <summary>The fields whose changes the help desk keeps.</summary>
internal static class DeskField
{
    public const string Company = "company";
    public const string Type = "type";
    public const string Severity = "severity";
    public const string Status = "status";
    public const string Work = "work";
    public const string Assignee = "assignee";
}

/// <summary>The help desk's own words for types, as any product has its own.</summary>
internal static class DeskType
{
    public const string Bug = "bug";
    public const string Evolution = "evolution";
    public const string Question = "question";
    public const string Maintenance = "maintenance";
}

internal static class DeskSeverity
{
    public const string Blocking = "blocking";
    public const string Major = "major";
    public const string Minor = "minor";
    public const string Cosmetic = "cosmetic";
}

internal static class DeskStatus
{
    public const string New = "new";
    public const string Accepted = "accepted";
    public const string Working = "working";
    public const string AwaitingReply = "awaiting_reply";
    public const string AwaitingThirdParty = "awaiting_third_party";
    public const string WithPublisher = "with_publisher";
    public const string Solved = "solved";
    public const string Closed = "closed";
    public const string Dropped = "dropped";
    public const string Duplicate = "duplicate";

    public static IReadOnlyList<string> All { get; } = [New, Accepted, Working, AwaitingReply, AwaitingThirdParty, WithPublisher, Solved, Closed, Dropped, Duplicate];
}

/// <summary>What kind of work a ticket turned out to be; empty until it was accepted, and for questions.</summary>
internal static class DeskWork
{
    public const string Correction = "correction";
    public const string Adaptation = "adaptation";
    public const string Prevention = "prevention";
    public const string Tuning = "tuning";
}

internal static class DeskVisibility
{
    public const string Public = "public";
    public const string Internal = "internal";
    public const string Automatic = "automatic";
}
