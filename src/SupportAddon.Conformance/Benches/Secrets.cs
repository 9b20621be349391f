using System.Net;
using System.Text;
using SupportAddon.Conformance.Contract;
using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Benches;

/// <summary>All that must not be shown, and where it might be.</summary>
internal static class Secrets
{
    /// <summary>The request, as some systems write it into their error pages.</summary>
    public static Replaced Echo(int status) => new((HttpStatusCode)status, "text/plain", request =>
        $"Cannot serve {request.RequestUri!.OriginalString} with {string.Join(", ", request.Headers.Select(header => $"{header.Key}: {string.Join(' ', header.Value)}"))}");

    public static void MustNotBeIn(List<string> said, Bench bench)
    {
        said.AddRange(bench.Log.All.Select(line => $"The log: {line}"));
        foreach (var secret in Forms(bench))
            if (said.Find(words => words.Contains(secret, StringComparison.OrdinalIgnoreCase)) is { } leak)
                throw new RuleBrokenException($"A secret is shown. {leak.Replace(secret, "<the secret>", StringComparison.OrdinalIgnoreCase)}",
                    "Name neither credentials nor whole addresses, and mask what the source says before it is quoted.");
    }

    private static IEnumerable<string?> Given(SystemUnderTest system) =>
        OptionText.Of(system.Plugin.OptionsType).Where(option => option.IsSecret).Select(option => option.Write(system.Options));

    private static IEnumerable<string> Forms(Bench bench) =>
        from secret in Given(bench.Subject).Concat(bench.Tokens.HandedOut.SelectMany(token => new[] { token.Value, token.Refresh }))
        where !string.IsNullOrEmpty(secret)
        from form in new[] { secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)) }
        select form;
}
