using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>How much a trouble hurts the client's business (R14).</summary>
internal enum Impact
{
    Critical,
    Important,
    Minor,
}

internal static class Impacts
{
    public static TicketPriority PriorityOf(Impact impact) => impact switch
    {
        Impact.Critical => TicketPriority.Critical,
        Impact.Important => TicketPriority.High,
        _ => TicketPriority.Normal,
    };
}

/// <summary>Whether the maintenance contract covers it (R13).</summary>
internal enum Coverage
{
    InContract,
    ToBeQuoted,
    Undecided,
}

/// <summary>What a ticket is about (R47).</summary>
internal enum Nature
{
    Usage,
    Environment,
    Defect,
    SpecificDevelopment,
}
