using System.Text.Json;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Health.Files;

/// <summary>Probes from the client's file into the database and back, by the real program.</summary>
public sealed class ProbeFileTests
{
    private const string Secret = "b3arer-&-<key>";

    [Fact]
    public async Task Probes_are_made_changed_removed_and_put_back_each_in_words_and_never_a_secret()
    {
        await using var house = await CreateAsync();

        var made = await house.ApplyAsync(File(Web, Gateway));
        var again = await house.ApplyAsync(File(Web, Gateway));
        house.Commands.Variables["ERP_TOKEN"] = "another " + Secret;
        var changed = await house.ApplyAsync(File(Web.Replace("redirects: 0", "redirects: 2", StringComparison.Ordinal).Replace("30s", "1m", StringComparison.Ordinal).Replace("99.5", "99.9", StringComparison.Ordinal)));
        var back = await house.ApplyAsync(File(Web.Replace("redirects: 0", "redirects: 2", StringComparison.Ordinal).Replace("30s", "1m", StringComparison.Ordinal).Replace("99.5", "99.9", StringComparison.Ordinal), Gateway));

        Assert.Equal("client acme: created\nclient acme: probe erp-web created\nclient acme: probe gateway created\n", made.Output);
        Assert.Equal("Nothing to change.\n", again.Output);
        Assert.Equal(
            """
            client acme: probe erp-web: redirects "0" → "2"
            client acme: probe erp-web: secret headers.Authorization changed
            client acme: probe erp-web: every 30s → 1m
            client acme: probe erp-web: availability 99.5 → 99.9
            client acme: probe gateway removed

            """.ReplaceLineEndings("\n"), changed.Output);
        Assert.Equal("client acme: probe gateway created\n", back.Output);
    }

    [Fact]
    public async Task An_exported_client_applies_without_a_change_and_its_secret_is_nowhere_in_clear()
    {
        await using var house = await CreateAsync();
        await house.ApplyAsync(File(Web, Gateway, Nightly));

        var exported = (await house.Commands.RunAsync("client", "export", "acme")).Output;
        house.Commands.Variables.Remove("ERP_TOKEN");
        var again = await house.ApplyAsync(exported);

        Assert.Equal("Nothing to change.\n", again.Output);
        Assert.Contains("stored: true", exported, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exported + await house.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_is_recorded()
    {
        await using var house = await CreateAsync();
        await house.ApplyAsync(File(Gateway));

        var audit = await house.Commands.RunAsync("audit", "list", "--json");

        Assert.Contains("probe gateway created", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_condition_changes_nothing()
    {
        await using var house = await CreateAsync();

        var refused = await house.ApplyAsync(File(Web.Replace("status == 200", "status = 200", StringComparison.Ordinal)));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("clients.yaml:10:31: expected", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("[]", (await house.Commands.RunAsync("client", "list", "--json")).Output.Trim());
    }

    private const string Web =
        """
              - name: erp-web
                http: { url: "https://erp.acme.example/web/health", headers: { Authorization: { env: ERP_TOKEN }, X.Tenant: acme }, redirects: 0, certificateAuthority: ca.pem }
                every: 30s
                conditions: [ "status == 200" ]
                warnings: [ "latency < 300ms" ]
                failures: 5
                impact: critical
                availability: 99.5

        """;

    private const string Gateway =
        """
              - name: gateway
                tcp: { host: 10.0.0.1, port: 443 }
                every: 5s

        """;

    private const string Nightly =
        """
              - name: nightly
                heartbeat: { grace: 2h }
                every: 1d
                parent: gateway

        """;

    private static async Task<TestHouse> CreateAsync()
    {
        var house = await TestHouse.CreateAsync();
        house.Commands.Variables["ERP_TOKEN"] = Secret;
        return house;
    }

    private static string File(params string[] probes) =>
        $"""
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            probes:
        {string.Concat(probes)}
        """;
}
