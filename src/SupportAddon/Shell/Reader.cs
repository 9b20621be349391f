using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportAddon.Access;
using SupportAddon.Reports;

namespace SupportAddon.Shell;

/// <summary>Who reads a page: it is written in this language, with its numbers, in this zone's time.</summary>
internal sealed class Reader(IHttpContextAccessor request)
{
    private const string Fallback = "en";

    private Language? language;
    private TimeZoneInfo? zone;

    /// <summary>The user's choice, else what the browser asks for, else the client's.</summary>
    public Language Language => language ??= Language.Find(Caller?.Language ?? Asked ?? Caller?.ClientLanguage ?? Fallback)!;

    /// <summary>The user's choice, else the client's, else the machine's.</summary>
    public TimeZoneInfo Zone => zone ??= Caller?.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : TimeZoneInfo.Local;

    public string this[string key] => Texts.In(Language.Code)[key];

    /// <summary>A text with something put into it.</summary>
    public string this[string key, params object?[] parts] => string.Format(CultureInfo.InvariantCulture, this[key], parts);

    public string Number(long number) => Language.Number(number);

    public string Moment(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        return $"{Language.Date(DateOnly.FromDateTime(local.DateTime), DateForm.Table)} {Language.Time(TimeOnly.FromDateTime(local.DateTime))}";
    }

    private Caller? Caller => request.HttpContext?.User.Caller();

    private string? Asked => request.HttpContext?.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(code => code is not null && Texts.Languages.Contains(code));
}
