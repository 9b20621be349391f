using System.Globalization;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets.Life;

/// <summary>What people type about a change request: 2,5 is as good as 2.5.</summary>
internal static class Typed
{
    /// <summary>Written like 4h or 2.5d.</summary>
    public static (decimal Effort, EffortUnit Unit) Effort(string? text) => text?.Trim() is [.. var number, var unit] && Unit(unit) is { } known
        ? (Number(number), known)
        : throw new RefusedException($"\"{text}\" is no effort.", "Write hours or days, like 4h or 2.5d.");

    public static EffortUnit Unit(string? word) => TicketWord.Parse<EffortUnit>(word)
        ?? throw new RefusedException($"\"{word}\" is no unit of work.", $"Use one of: {string.Join(", ", TicketWord.All<EffortUnit>())}.");

    public static decimal Number(string? text) =>
        decimal.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw new RefusedException($"\"{text}\" is no number.", "Write it like 1800 or 1800.50.");

    public static DateOnly? Day(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new RefusedException($"\"{text}\" is no day.", "Write it like 2026-09-30.");

    private static EffortUnit? Unit(char letter) => letter switch
    {
        'h' => EffortUnit.Hours,
        'd' or 'j' => EffortUnit.Days,
        _ => null,
    };
}
