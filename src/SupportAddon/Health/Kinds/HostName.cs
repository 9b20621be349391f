using System.Text.Json.Nodes;

namespace SupportAddon.Health.Kinds;

/// <summary>The <c>host</c> and <c>port</c> of kinds that talk to one place.</summary>
internal static class HostName
{
    /// <param name="settings">Of the probe.</param>
    /// <param name="usualPort">Where the settings name none.</param>
    public static Uri Place(JsonObject settings, int usualPort = 0) => Place(settings["host"]!.ToString(), settings["port"]?.GetValue<int>() ?? usualPort);

    public static IEnumerable<(string Key, string Mistake)> Check(JsonObject settings)
    {
        if (Uri.CheckHostName(settings["host"]!.ToString().Trim('[', ']')) == UriHostNameType.Unknown)
            yield return ("host", $"\"{settings["host"]}\" is neither the name of a host nor an address");
    }

    private static Uri Place(string host, int port) =>
        new UriBuilder(Uri.UriSchemeHttp, host.Contains(':') && !host.StartsWith('[') ? $"[{host}]" : host, port).Uri;
}
