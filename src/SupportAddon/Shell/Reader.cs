using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportAddon.Access;
using SupportAddon.Core.Sentences;
using SupportAddon.Core.Times;
using SupportAddon.Reports;
using SupportAddon.Sdk;

namespace SupportAddon.Shell;

/// <summary>Who reads a page: it is written in this language, with its numbers, in this zone's time.</summary>
internal sealed class Reader(IHttpContextAccessor request)
{
    private const string Fallback = "en";

    private Language? language;
    private TimeZoneInfo? zone;

    /// <summary>The user's choice, else what the browser asks for, else the client's.</summary>
    public Language Language => language ??= Language.Find(Caller?.Language ?? Asked ?? Caller?.ClientLanguage ?? Fallback)!;

    /// <summary>As files of its language are named: fr or en.</summary>
    public string Code => Language.Code;

    /// <summary>The user's choice, else the client's, else the machine's.</summary>
    public TimeZoneInfo Zone => zone ??= Caller?.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : TimeZoneInfo.Local;

    public string this[string key] => Texts.In(Language.Code)[key];

    /// <summary>A text with something put into it.</summary>
    public string this[string key, params object?[] parts] => string.Format(CultureInfo.InvariantCulture, this[key], parts);

    /// <summary>One of our words in the reader's language; a word of a source's stays as it is.</summary>
    public string Word(string word) => Texts.In(Language.Code).Find($"word.{word}") ?? word;

    /// <summary>The name of a field of ours; a source's field keeps its own.</summary>
    public string Field(string field) => Texts.In(Language.Code).Find($"field.{field}") ?? field;

    /// <summary>What a token may do; a permission that this version no longer knows keeps its word.</summary>
    public string Permission(string permission) => Texts.In(Language.Code).Find($"permission.{permission}") ?? permission;

    /// <summary>A sentence of ours in the reader's language, and its parts as well where they are words of ours. One that has no other text stays as it is.</summary>
    public string Said(Sentence sentence) => Texts.RefusalsIn(Language.Code).Find(sentence.Form) is { } text
        ? string.Format(CultureInfo.InvariantCulture, text, [.. sentence.Parts.Select(Told)])
        : sentence.Parts.Count == 0 ? Said(sentence.ToString())
        : string.Format(CultureInfo.InvariantCulture, sentence.Form, [.. sentence.Parts.Select(Told)]);

    /// <summary>
    /// A sentence of ours that was stored in English, in the reader's language: found again by its form. Several stand in lines, and one may
    /// stand behind what it is about and a colon. What has no other text stays as it is.
    /// </summary>
    public string Said(string stored) => string.Join('\n', stored.Split('\n').Select(line => Texts.RefusalsIn(Language.Code).Recall(line.TrimEnd('\r')) is { } sentence
        ? Said(sentence)
        : line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? line[..(colon + 2)] + Said(line[(colon + 2)..]) : line));

    /// <summary>What the author of a fix has written in both languages.</summary>
    public string Of(Wording wording) => Language.Code == "fr" ? wording.French : wording.English;

    /// <summary>Between the fields of a CSV file.</summary>
    public char Separator => Language.Separator;

    public string Number(long number) => Language.Number(number);

    public string Number(decimal number, int digits) => Language.Number(number, digits);

    public string Plural(decimal count, string one, string many) => Language.Plural(count, one, many);

    public string Percent(decimal share, int digits) => Language.Percent(share, digits);

    public string Month(DateOnly first) => Language.Month(first);

    /// <summary>Without its year.</summary>
    public string BriefDay(DateOnly day) => Language.Date(day, DateForm.Brief);

    public string Time(TimeOnly time) => Language.Time(time);

    public string Day(DateOnly day) => Language.Date(day, DateForm.Table);

    public string Moment(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        return $"{Language.Date(DateOnly.FromDateTime(local.DateTime), DateForm.Table)} {Language.Time(TimeOnly.FromDateTime(local.DateTime))}";
    }

    /// <summary>The instant that somebody means who writes this time of the day; null where nothing is written.</summary>
    /// <exception cref="RefusedException">It is no time.</exception>
    public DateTimeOffset? Instant(string? written) => string.IsNullOrWhiteSpace(written) ? null
        : DateTime.TryParseExact(written, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? WallClock.First(local, Zone)
        : throw new RefusedException($"\"{written}\" is not a time.", "Write it like 2026-09-14T14:30.");

    private object? Told(object? part) => part switch
    {
        Sentence sentence => Said(sentence),
        string text => Known(text) ?? (text.Split(", ").Select(Known).ToList() is var words && words.All(word => word is not null) ? string.Join(", ", words) : string.Join("; ", text.Split("; ").Select(Said))),
        _ => part,
    };

    private string? Known(string word) =>
        Texts.RefusalsIn(Language.Code).Find(word) ?? Texts.In(Language.Code).Find($"word.{word}") ?? Texts.In(Language.Code).Find($"field.{word}") ?? Texts.In(Language.Code).Find($"role.{word}");

    private Caller? Caller => request.HttpContext?.User.Caller();

    private string? Asked => request.HttpContext?.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(code => code is not null && Texts.Languages.Contains(code));
}
