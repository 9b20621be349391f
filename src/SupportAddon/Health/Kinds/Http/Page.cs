using System.Text.Json.Nodes;

namespace SupportAddon.Health.Kinds.Http;

/// <summary>What is asked for.</summary>
internal sealed record Page(Uri Url, IReadOnlyDictionary<string, string> Headers, int Redirects, string? AuthorityFile)
{
    public const string Authority = "certificateAuthority";

    private const int UsualRedirects = 5;

    public static Page Of(JsonObject settings) => new(
        new(settings["url"]!.ToString()),
        settings["headers"]?.AsObject().ToDictionary(header => header.Key, header => header.Value!.ToString()) ?? [],
        settings["redirects"]?.GetValue<int>() ?? UsualRedirects,
        settings[Authority]?.ToString());
}
