using System.Text.Json;
using SupportAddon.Tests.Connectors.Network;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Clients;

/// <summary>How a connection reaches its system, from the file through the database to the wire, by the real program.</summary>
public sealed class NetworkFileTests
{
    private const string Secret = "g4te-&-<key>";

    [Fact]
    public async Task A_sync_goes_through_the_proxy_with_its_secret_password()
    {
        await using var proxy = new ForwardProxy("support", Secret);
        await using var house = await CreateAsync();
        Assert.Equal(0, (await house.ApplyAsync(File($"proxy: {{ url: {proxy.Address}, user: support, password: {{ env: GATE }} }}"))).ExitCode);

        var synced = await house.Commands.RunAsync("sync", "--json");

        Assert.True(synced.ExitCode == 0, synced.ToString());
        Assert.NotEmpty(proxy.Passed);
    }

    [Fact]
    public async Task A_changed_network_says_each_change_and_never_the_secret()
    {
        await using var house = await CreateAsync();
        await house.ApplyAsync(File("requestsPerSecond: 50, headers: { X-Tenant: acme, X-Gate: { env: GATE } }"));
        house.Commands.Variables["GATE"] = "another " + Secret;

        var changed = await house.ApplyAsync(File("requestsPerSecond: 25, headers: { X-Gate: { env: GATE } }"));

        Assert.Equal(
            """
            connection desk: network headers.X-Tenant "acme" → (none)
            connection desk: network requestsPerSecond "50" → "25"
            connection desk: network secret headers.X-Gate changed

            """.ReplaceLineEndings("\n"), changed.Output);
    }

    [Fact]
    public async Task An_exported_network_applies_without_a_change_and_its_secret_is_nowhere_in_clear()
    {
        await using var house = await CreateAsync();
        await house.ApplyAsync(File("authority: ca.pem, headers: { X-Gate: { env: GATE }, X.Tenant: acme }, proxy: { url: \"http://127.0.0.1:1\", user: me, password: { env: GATE } }, requestsPerSecond: 0.5"));

        var exported = (await house.Commands.RunAsync("client", "export", "acme")).Output;
        house.Commands.Variables.Remove("GATE");
        var again = await house.ApplyAsync(exported);
        var listed = await house.Commands.RunAsync("connection", "list", "--json");

        Assert.Equal("Nothing to change.\n", again.Output);
        Assert.Equal(["headers.X-Gate", "proxy.password"], JsonDocument.Parse(listed.Output).RootElement[0].GetProperty("networkSecrets")
            .EnumerateArray().Select(name => name.GetString()!).Order());
        Assert.DoesNotContain(Secret, exported + listed + await house.DumpAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requestsPerSecond: 0", "requestsPerSecond")]
    [InlineData("proxy: { url: proxy.example }", "proxy")]
    [InlineData("proxy: { url: \"http://me:pw@proxy.example\" }", "proxy")]
    [InlineData("proxy: { url: \"http://proxy.example\", password: in-the-clear }", "env")]
    [InlineData("headers: { Content-Type: text/plain }", "is not the name of a header that can be added to a request")]
    [InlineData("headers: { \"X Y\": text }", "is not the name of a header that can be added to a request")]
    [InlineData("headers: { X-Gate: { stored: true } }", "nothing is stored to keep")]
    [InlineData("headers: { X-Gate: { env: NO_SUCH_VARIABLE } }", "NO_SUCH_VARIABLE is not set")]
    [InlineData("headers: { X-Gate: \"two\\nlines\" }", "the value of a header is one line of text")]
    [InlineData("authorities: ca.pem", "authority")]
    public async Task A_mistake_is_named_with_file_and_line_and_nothing_is_changed(string network, string word)
    {
        await using var house = await CreateAsync();

        var refused = await house.ApplyAsync(File(network));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("clients.yaml:5:", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(word, refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_went_missing_fails_the_run_with_its_path()
    {
        await using var house = await CreateAsync();
        await house.ApplyAsync(File("authority: ca.pem"));

        var synced = await house.Commands.RunAsync("sync");

        Assert.Equal(1, synced.ExitCode);
        Assert.Contains(house.Commands.Files.Sub("ca.pem"), synced.Output.ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    private static async Task<TestHouse> CreateAsync()
    {
        var house = await TestHouse.CreateAsync();
        house.Commands.Variables["GATE"] = Secret;
        return house;
    }

    private static string File(string network) =>
        $$"""
        connections:
          - name: desk
            plugin: rest
            options: { manifest: ./desk.yaml, baseUrl: ADDRESS, apiKey: { env: DESK_KEY } }
            network: { {{network}} }
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            tickets: [ { connection: desk, where: { project: acme } } ]

        """;
}
