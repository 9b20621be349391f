namespace SupportAddon.Health.Downtimes;

/// <summary>A downtime as somebody asks for it. Once, with a beginning and an end; or every week at some hours.</summary>
/// <param name="Client">The client's code.</param>
/// <param name="Probe">The one probe; null for all of the client.</param>
/// <param name="From">On the client's clock: <c>2026-12-24T20:00</c>. Of a weekly one the first time; now when left out.</param>
/// <param name="To">The same; of a weekly one the last time, never when left out.</param>
/// <param name="Hours">Of a weekly one: <c>20:00-06:00</c>.</param>
/// <param name="Days">Of a weekly one, in English: <c>sunday</c>; every day when empty.</param>
internal sealed record NewDowntime(string Client, string? Probe, string? From, string? To, string? Hours, IReadOnlyList<string> Days, string Reason);
