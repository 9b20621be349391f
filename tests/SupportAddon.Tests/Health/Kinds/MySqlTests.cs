using System.Text;
using SupportAddon.Health.Kinds.MySql;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Health.Kinds;

public sealed class MySqlTests
{
    private static readonly MySqlKind Kind = new(TimeProvider.System);

    [Fact]
    public async Task A_server_that_greets_is_up_and_tells_its_version() =>
        Assert.Equal("Up", await JudgeAsync(Packet([10, .. "11.4.2-MariaDB"u8, 0, .. new byte[40]]), "version starts with \"11.\" and version contains \"MariaDB\""));

    [Fact]
    public async Task A_server_that_lets_nobody_in_says_why() =>
        Assert.EndsWith("lets this machine not in: error 1129, Host is blocked", await JudgeAsync(Packet([0xff, 0x69, 0x04, .. "Host is blocked"u8])), StringComparison.Ordinal);

    [Theory]
    [InlineData("220 mail.example ESMTP")]
    [InlineData("\n\0\0\0\nno-end-of-its-version")]
    [InlineData("\u0001\0\0\0x")]
    [InlineData("\u0005\0\0\0zzzzz")]
    public async Task What_greets_otherwise_is_none(string greeting) =>
        Assert.EndsWith("does not greet as MySQL or MariaDB does", await JudgeAsync(Encoding.Latin1.GetBytes(greeting)), StringComparison.Ordinal);

    [Fact]
    public async Task A_server_that_hangs_up_is_down() =>
        Assert.EndsWith("closed the connection in the middle of an answer", await JudgeAsync([1, 2]), StringComparison.Ordinal);

    private static byte[] Packet(byte[] payload) => [(byte)payload.Length, (byte)(payload.Length >> 8), 0, 0, .. payload];

    private static async Task<string> JudgeAsync(byte[] greeting, params string[] conditions)
    {
        await using var server = new RawListener((stream, ct) => stream.WriteAsync(greeting, ct).AsTask());
        return Asked.Judge(Kind, await Asked.OnceAsync(Kind, $$"""{ "host": "127.0.0.1", "port": {{server.Port}} }"""), conditions);
    }
}
