using SupportAddon.Health.Kinds.Tcp;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Health.Kinds;

public sealed class TcpTests
{
    private static readonly TcpKind Kind = new(TimeProvider.System);

    [Fact]
    public async Task What_accepts_is_up()
    {
        await using var server = new RawListener((_, ct) => RawServer.HoldAsync(ct));

        Assert.Equal("Up", Asked.Judge(Kind, await AskAsync("localhost", server.Port), "latency < 20s"));
    }

    [Fact]
    public async Task What_refuses_is_down()
    {
        var server = new RawListener((_, _) => Task.CompletedTask);
        var port = server.Port;
        await server.DisposeAsync();

        Assert.Equal($"Down: Nothing listens on 127.0.0.1 port {port}: the connection was refused", Asked.Judge(Kind, await AskAsync("127.0.0.1", port)));
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_down() =>
        Assert.Equal("Down: The name no-such-host.invalid was not found", Asked.Judge(Kind, await AskAsync("no-such-host.invalid", 80)));

    private static Task<Core.Health.Measurement> AskAsync(string host, int port) => Asked.OnceAsync(Kind, $$"""{ "host": "{{host}}", "port": {{port}} }""");
}
