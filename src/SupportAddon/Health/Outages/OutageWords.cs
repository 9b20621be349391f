using System.Globalization;
using SupportAddon.Clients;
using SupportAddon.Shell;

namespace SupportAddon.Health.Outages;

/// <summary>What is said of an outage, in the client's language and by the clock on its wall.</summary>
internal sealed class OutageWords(Client client)
{
    private readonly Texts texts = Texts.In(client.Language);
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(client.Language == "fr" ? "fr-FR" : "en-GB");

    public string Title(string probe) => Say("outage.title", probe);

    public string Found(string probe, DateTimeOffset since, string error) => Say("outage.found", probe, When(since), Reason(error));

    public string Again(DateTimeOffset since, string error) => Say("outage.again", When(since), Reason(error));

    public string Over(DateTimeOffset began, DateTimeOffset ended) => Say("outage.over", When(ended), Lasting(ended - began));

    /// <summary>What was found, which is stored in English.</summary>
    public string Reason(string error) => OutageReason.In(client.Language, error);

    public string When(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, client.Zone).ToString("g", culture);

    public string Lasting(TimeSpan time) => Outages.Lasting.In(client.Language, time);

    private string Say(string key, params object[] values) => string.Format(culture, texts[key], values);
}
