using SupportAddon.Health.Kinds.Dns;

namespace SupportAddon.Tests.Health.Kinds;

public sealed class DnsTests
{
    private static readonly DnsKind Kind = new(TimeProvider.System);

    [Fact]
    public async Task A_name_that_is_found_is_up_and_tells_where_it_leads() =>
        Assert.Equal("Up", Asked.Judge(Kind, await Asked.OnceAsync(Kind, """{ "host": "localhost" }"""), "addresses contains \"127.0.0.1\" or addresses contains \"::1\"", "latency < 20s"));

    [Fact]
    public async Task A_name_that_leads_elsewhere_than_it_should_says_where() =>
        Assert.Equal("Down: addresses contains \"10.0.0.1\" does not hold: addresses is [127.0.0.7]", Asked.Judge(Kind, await Asked.OnceAsync(Kind, """{ "host": "127.0.0.7" }"""), "addresses contains \"10.0.0.1\""));

    [Fact]
    public async Task A_name_that_nobody_has_is_down() =>
        Assert.Equal("Down: The name no-such-host.invalid was not found", Asked.Judge(Kind, await Asked.OnceAsync(Kind, """{ "host": "no-such-host.invalid" }""")));
}
