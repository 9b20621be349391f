using System.Globalization;

namespace SupportAddon.Core.Tables;

/// <summary>
/// Days as people write them in tables: <c>2026-10-31</c>, or <c>31/10/2026</c> as the French do. <c>03/04/2026</c> is in April here and
/// in March elsewhere: it is no day until another cell of its column shows the order.
/// </summary>
internal static class CellDate
{
    private static readonly string[] DayFirst = ["d/M/yyyy", "d.M.yyyy"];
    private static readonly string[] MonthFirst = ["M/d/yyyy", "M.d.yyyy"];

    /// <param name="text">The cell.</param>
    /// <param name="dayIsFirst">Whether other cells of its column have shown that the day stands first.</param>
    /// <returns>Null where it is no day, or might be two.</returns>
    public static DateOnly? Read(string text, bool dayIsFirst) =>
        Parse(text, ["yyyy-MM-dd"]) ?? (dayIsFirst || !IsAmbiguous(text) ? Parse(text, DayFirst) : null);

    /// <summary>It can only be read with the day first.</summary>
    public static bool ShowsDayFirst(string text) => Parse(text, DayFirst) is not null && Parse(text, MonthFirst) is null;

    /// <summary>It can only be read with the month first.</summary>
    public static bool ShowsMonthFirst(string text) => Parse(text, DayFirst) is null && Parse(text, MonthFirst) is not null;

    public static bool IsAmbiguous(string text) =>
        Parse(text, DayFirst) is { } one && Parse(text, MonthFirst) is { } other && one != other;

    private static DateOnly? Parse(string text, string[] forms) =>
        DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
