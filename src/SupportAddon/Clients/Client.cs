namespace SupportAddon.Clients;

/// <summary>A customer company.</summary>
/// <param name="Code">Its name in files and commands.</param>
/// <param name="Name">Its name as people read it.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>: the language of what it receives.</param>
/// <param name="TimeZone">IANA zone, for example <c>Europe/Paris</c>.</param>
internal sealed record Client(long Id, string Code, string Name, string Language, string TimeZone)
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
