using SupportAddon.Clients.Files;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Health.Files;

/// <summary>What is wrong with a probe is told where it stands in the file, before anything is changed.</summary>
public sealed class ProbeMistakeTests : IDisposable
{
    private const string Right =
        """
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            probes:
              - name: gateway
                tcp: { host: gateway.acme.example, port: 443 }
              - name: erp-web
                http: { url: "https://erp.acme.example/web/health", headers: { X-Tenant: acme }, redirects: 5 }
                every: 1m
                timeout: 10s
                conditions: [ "status == 200", "latency < 500ms", "body.queue < 5" ]
                warnings: [ "latency < 300ms", "certificate.days > 21" ]
                failures: 3
                successes: 2
                parent: gateway
                impact: critical
              - name: nightly
                heartbeat: { grace: 2h }
                every: 1d

        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_file_without_mistakes_has_none() => Assert.Empty(Check(Right));

    [Theory]
    [InlineData("status == 200", "sttaus == 200", "13:24: there is no \"sttaus\" here; there are body, body.NAME, bodyText, certificate.days,")]
    [InlineData("latency < 500ms", "latency < 500", "13:49: \"<\" does not go between a duration and a number")]
    [InlineData("certificate.days > 21\"", "certificate.days\"", "14:41: a condition is true or false; this is a number")]
    [InlineData("parent: gateway", "parent: router", "17:9: this client has no probe \"router\" in this file")]
    [InlineData("parent: gateway", "parent: erp-web", "17:9: \"erp-web\" stands above itself")]
    [InlineData("port: 443 }", "port: 443 }\n        parent: erp-web", "9:9: \"gateway\" stands above itself")]
    [InlineData("name: nightly", "name: gateway", "19:9: two probes are called \"gateway\"")]
    [InlineData("heartbeat: { grace: 2h }", "parent: gateway", "19:9: expected exactly one of")]
    [InlineData("heartbeat: { grace: 2h }", "heartbeat: { grace: 2h }\n        tcp: { host: a, port: 1 }", "19:9: expected exactly one of")]
    [InlineData("heartbeat: { grace: 2h }", "heartbeet: { grace: 2h }", "20:9: unknown key \"heartbeet\"")]
    [InlineData("port: 443", "port: 70000", "8:50: ")]
    [InlineData("host: gateway.acme.example", "host: \"gate way\"", "8:16: \"gate way\" is neither the name of a host nor an address")]
    [InlineData("X-Tenant: acme", "\"X Tenant\": acme", "10:61: \"X Tenant\" is not the name of a header")]
    [InlineData("X-Tenant: acme", "X-Tenant: { stored: true }", "10:72: nothing is stored to keep")]
    [InlineData("X-Tenant: acme", "X-Tenant: { env: NO_SUCH_VARIABLE }", "10:72: the environment variable NO_SUCH_VARIABLE is not set")]
    [InlineData("https://erp", "https://me:secret@erp", "10:22: ")]
    [InlineData("https://erp", "ftp://erp", "10:22: ")]
    [InlineData("timeout: 10s", "timeout: 2m", "12:9: is longer than the time between two measurements")]
    [InlineData("timeout: 10s", "timeout: 10", "12:18: ")]
    [InlineData("impact: critical", "impact: huge", "18:17: ")]
    [InlineData("impact: critical", "fix: odoo/country", "18:9: only what \"records\" finds can be corrected by a fix")]
    [InlineData("failures: 3", "failures: 0", "15:19: ")]
    public void A_mistake_is_named_with_line_and_column(string right, string wrong, string message)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);

        var mistakes = Check(Right.Replace(right, wrong, StringComparison.Ordinal));

        Assert.True(mistakes.Exists(mistake => mistake.StartsWith($"clients.yaml:{message}", StringComparison.Ordinal)), string.Join("\n", mistakes));
    }

    public void Dispose() => folder.Dispose();

    private List<string> Check(string text)
    {
        File.WriteAllText(folder.Sub("clients.yaml"), text);
        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));
        var mistakes = file is null ? reading.Errors : new ClientFileCheck(
            reading, new(null!, folder.Path, null!, []), new(Kinds.EveryKind.Of(), new HashSet<string>(), folder.Path, []), new(folder.Path, []),
            new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>())).Check(file).Mistakes;
        return [.. mistakes.Select(mistake => mistake.ToString()[(folder.Path.Length + 1)..])];
    }
}
