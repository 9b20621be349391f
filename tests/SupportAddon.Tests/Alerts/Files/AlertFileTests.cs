using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Alerts.Files;

/// <summary>Who is told of outages: from the client's file into the database and back, by the real program.</summary>
public sealed class AlertFileTests
{
    private const string Address = "https://hooks.example.com/T0/B0/s3cr3tp4th";
    private const string Key = "k3y-&-<signs>";

    [Fact]
    public async Task Alerts_are_made_changed_removed_and_put_back_each_in_words_and_never_a_secret()
    {
        await using var house = await CreateAsync();

        var made = await house.ApplyAsync(File(OnCall, Team));
        var again = await house.ApplyAsync(File(OnCall, Team));
        house.Commands.Variables["TEAM_HOOK"] = Address + "/moved";
        var changed = await house.ApplyAsync(File(OnCall.Replace("reminder: 4h", "after: 30m", StringComparison.Ordinal).Replace("night@", "day@", StringComparison.Ordinal), Team));
        var removed = await house.ApplyAsync(File(Team));
        var back = await house.ApplyAsync(File(OnCall, Team));

        Assert.Equal("client acme: created\nclient acme: probe erp-web created\nclient acme: alert on-call created\nclient acme: alert team created\n", made.Output);
        Assert.Equal("Nothing to change.\n", again.Output);
        Assert.Equal(
            """
            client acme: alert on-call: to night@integrator.example → day@integrator.example
            client acme: alert on-call: after 0m → 30m
            client acme: alert on-call: reminder 4h → never
            client acme: alert team: secret webhook.url changed

            """.ReplaceLineEndings("\n"), changed.Output);
        Assert.Equal("client acme: alert on-call removed\n", removed.Output);
        Assert.Equal("client acme: alert on-call created\n", back.Output);
    }

    [Fact]
    public async Task An_exported_client_applies_without_a_change_and_its_secrets_are_nowhere_in_clear()
    {
        await using var house = await CreateAsync();
        await house.ApplyAsync(File(OnCall, Team));

        var exported = (await house.Commands.RunAsync("client", "export", "acme")).Output;
        house.Commands.Variables.Remove("TEAM_HOOK");
        house.Commands.Variables.Remove("TEAM_KEY");
        var again = await house.ApplyAsync(exported);

        Assert.Equal("Nothing to change.\n", again.Output);
        Assert.Contains("stored: true", exported, StringComparison.Ordinal);
        var everything = exported + await house.DumpAsync();
        Assert.All([Address, Key], secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_changed_is_recorded()
    {
        await using var house = await CreateAsync();
        await house.ApplyAsync(File(OnCall));

        Assert.Contains("alert on-call created", (await house.Commands.RunAsync("audit", "list", "--json")).Output, StringComparison.Ordinal);
    }

    private const string OnCall =
        """
              - name: on-call
                email: [ night@integrator.example ]
                probes: [ erp-web ]
                reminder: 4h

        """;

    private const string Team =
        """
              - name: team
                webhook: { url: { env: TEAM_HOOK }, form: json, secret: { env: TEAM_KEY } }
                after: 15m

        """;

    private static async Task<TestHouse> CreateAsync()
    {
        var house = await TestHouse.CreateAsync();
        house.Commands.Variables["TEAM_HOOK"] = Address;
        house.Commands.Variables["TEAM_KEY"] = Key;
        return house;
    }

    private static string File(params string[] alerts) =>
        $$"""
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            probes:
              - name: erp-web
                tcp: { host: erp.acme.example, port: 443 }
            alerts:
        {{string.Concat(alerts)}}
        """;
}
