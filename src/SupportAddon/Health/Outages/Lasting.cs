namespace SupportAddon.Health.Outages;

/// <summary>A length of time as people read it, in two units at most: 45 s, 12 min, 3 h 05 min, 2 d 4 h.</summary>
internal static class Lasting
{
    public static string In(string language, TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? $"{(int)time.TotalSeconds} s"
        : time < TimeSpan.FromHours(1) ? $"{(int)time.TotalMinutes} min"
        : time < TimeSpan.FromDays(1) ? $"{(int)time.TotalHours} h {time.Minutes:00} min"
        : $"{(int)time.TotalDays} {(language == "fr" ? "j" : "d")} {time.Hours} h";
}
