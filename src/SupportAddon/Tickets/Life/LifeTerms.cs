using SupportAddon.Core.Life;

namespace SupportAddon.Tickets.Life;

/// <summary>What was agreed with a client about the life of its tickets.</summary>
internal sealed record LifeTerms(Levels Levels, TimeSpan Confirmation, TimeSpan Reopening)
{
    public static LifeTerms Default { get; } = new(Levels.Default, TimeSpan.FromDays(5), TimeSpan.FromDays(30));
}
