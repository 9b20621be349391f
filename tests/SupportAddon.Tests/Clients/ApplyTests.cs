using System.Text.Json;
using SupportAddon.Testing;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Clients;

public sealed class ApplyTests
{
    private const string Secret = "s3cr3t-&-<key>";

    [Fact]
    public async Task Applying_a_file_says_what_it_made_and_applying_it_again_changes_nothing()
    {
        await using var house = await TestHouse.CreateAsync();

        var first = await house.ApplyAsync(File());
        var second = await house.ApplyAsync(File());

        Assert.Equal("connection desk: created\nclient acme: created\n", first.Output);
        Assert.Equal("Nothing to change.\n", second.Output);
    }

    [Fact]
    public async Task A_changed_file_says_each_change_and_never_the_secret()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(File());

        house.Commands.Variables["DESK_KEY"] = "another-" + Secret;
        var changed = await house.ApplyAsync(File()
            .Replace("name: Acme", "name: Acme SA", StringComparison.Ordinal)
            .Replace("project: acme", "project: [acme, acme-web]", StringComparison.Ordinal)
            .Replace("New: reception", "New: qualification", StringComparison.Ordinal));

        Assert.Equal(
            """
            connection desk: secret apiKey changed
            connection desk: mapping status "New" "reception" → "qualification"
            client acme: name "Acme" → "Acme SA"
            client acme: no longer claims tickets of desk where project is "acme"
            client acme: claims tickets of desk where project is "acme" or "acme-web"

            """.ReplaceLineEndings("\n"), changed.Output);
    }

    [Theory]
    [InlineData("language: fr", "language: de", "clients.yaml:12:15: ", "fr")]
    [InlineData("timeZone: Europe/Paris", "timeZone: Paris", "clients.yaml:13:", "not a time zone")]
    [InlineData("timeZone: Europe/Paris", "timezone: Europe/Paris", "clients.yaml:13:5: unknown key \"timezone\"", "timeZone")]
    [InlineData("plugin: rest", "plugin: odooo", "clients.yaml:3:", "supportaddon plugin list")]
    [InlineData("New: reception", "New: fresh", "clients.yaml:8:", "expected reception, qualification")]
    [InlineData("connection: desk", "connection: disk", "clients.yaml:14:", "no connection \"disk\"")]
    [InlineData("{ env: DESK_KEY }", "in-the-clear", "clients.yaml:4:", "may not stand in a file")]
    [InlineData("{ env: DESK_KEY }", "{ env: NO_SUCH_VARIABLE }", "clients.yaml:4:", "NO_SUCH_VARIABLE is not set")]
    [InlineData("{ env: DESK_KEY }", "{ prompt: true }", "clients.yaml:4:", "nobody is there to be asked")]
    [InlineData("manifest: ./desk.yaml", "manifest: ./disk.yaml", "clients.yaml:4:", "disk.yaml")]
    [InlineData("since: 2026-01-01", "since: 2026-02-30", "clients.yaml:5:", "not a date")]
    [InlineData("clients:", "customers:", "clients.yaml:9:1: unknown key \"customers\"", "clients")]
    public async Task A_mistake_is_named_with_file_and_line_and_nothing_is_changed(string right, string wrong, string place, string word)
    {
        await using var house = await TestHouse.CreateAsync();

        var refused = await house.ApplyAsync(File().Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(place, refused.Errors, StringComparison.Ordinal);
        Assert.Contains(word, refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("[]", (await house.Commands.RunAsync("client", "list", "--json")).Output.Trim());
    }

    [Fact]
    public async Task A_manifest_with_a_mistake_is_named_with_its_own_file_and_line()
    {
        await using var house = await TestHouse.CreateAsync();
        house.Manifest = house.Manifest.Replace("select: tickets", "selekt: tickets", StringComparison.Ordinal);

        var refused = await house.ApplyAsync(File());

        Assert.Contains("desk.yaml:7:3: unknown key \"selekt\"", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("select", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exported_client_applies_without_a_change_and_without_its_secrets()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(File());

        var exported = (await house.Commands.RunAsync("client", "export", "acme")).Output;
        house.Commands.Variables.Remove("DESK_KEY");
        var again = await house.ApplyAsync(exported);

        Assert.DoesNotContain(Secret, exported, StringComparison.Ordinal);
        Assert.Equal("Nothing to change.\n", again.Output);
    }

    [Fact]
    public async Task A_secret_is_nowhere_in_clear_in_the_database_or_the_data_folder_or_any_output()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(File());
        string[][] commands = [["client", "list", "--json"], ["connection", "list", "--json"], ["connection", "check", "--json"], ["connection", "try", "desk"], ["sync", "--json"], ["run", "list", "--json"]];
        foreach (var command in commands)
            Assert.DoesNotContain(Secret, (await house.Commands.RunAsync(command)).ToString(), StringComparison.Ordinal);

        Assert.DoesNotContain(Secret, await house.DumpAsync(), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(house.Commands.Data, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Secret, await System.IO.File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_comes_from_a_file_beside_the_client_file()
    {
        await using var house = await TestHouse.CreateAsync();
        house.Commands.Write("desk.key", Secret + "\n");

        await house.ApplyAsync(File().Replace("{ env: DESK_KEY }", "{ file: desk.key }", StringComparison.Ordinal));

        Assert.Equal("Nothing to change.\n", (await house.ApplyAsync(File())).Output);
    }

    [Fact]
    public async Task Keys_of_another_installation_are_refused_in_words()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(File());
        Directory.Delete(Path.Combine(house.Commands.Data, "keys"), recursive: true);

        var refused = await house.Commands.RunAsync("sync");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("The secret \"apiKey\" of connection \"desk\" cannot be read", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_tickets_are_read_anew_when_a_claim_changes()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(File().Replace("project: acme", "project: nobody", StringComparison.Ordinal));
        await house.Commands.RunAsync("sync");
        Assert.Equal(5, JsonDocument.Parse((await house.Commands.RunAsync("ticket", "list", "--unassigned", "--json")).Output).RootElement.GetProperty("total").GetInt32());

        var applied = await house.ApplyAsync(File());

        Assert.Contains("connection desk: 5 stored tickets read anew", applied.Output, StringComparison.Ordinal);
        Assert.Equal(5, JsonDocument.Parse((await house.Commands.RunAsync("ticket", "list", "--client", "acme", "--json")).Output).RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_earlier_first_date_of_interest_reads_from_the_start()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(File().Replace("since: 2026-01-01", "since: 2026-01-01T00:03:00Z", StringComparison.Ordinal));
        await house.Commands.RunAsync("sync");

        var applied = await house.ApplyAsync(File());
        await house.Commands.RunAsync("sync");

        Assert.Contains("the next sync reads from the start", applied.Output, StringComparison.Ordinal);
        Assert.Equal(5, JsonDocument.Parse((await house.Commands.RunAsync("ticket", "list", "--json")).Output).RootElement.GetProperty("total").GetInt32());
    }

    /// <summary>The lines are counted by the tests above.</summary>
    private static string File() =>
        """
        connections:
          - name: desk
            plugin: rest
            options: { manifest: ./desk.yaml, baseUrl: ADDRESS, apiKey: { env: DESK_KEY } }
            since: 2026-01-01
            mapping:
              status:
                New: reception
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            tickets: [ { connection: desk, where: { project: acme } } ]

        """;
}
