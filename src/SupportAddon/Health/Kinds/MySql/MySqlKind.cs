using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds.MySql;

/// <summary>Whether a MySQL or MariaDB server greets whoever connects, which it does before anybody signs in.</summary>
internal sealed class MySqlKind(TimeProvider time) : ProbeKind
{
    private const int UsualPort = 3306;
    private const int LongestGreeting = 1024;
    private const byte Protocol = 10;
    private const byte Refusal = 0xff;

    private readonly Dialling dialling = new(time);

    public override string Name => "mysql";

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(("version", ValueKind.Text));

    public override IReadOnlyList<string> Usual => [];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings) => HostName.Check(settings);

    public override Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct) =>
        dialling.AskAsync(HostName.Place(question.Settings, UsualPort), question.Timeout, GreetedAsync, ct);

    /// <exception cref="InvalidDataException">It is no such server, or lets nobody in.</exception>
    private static async Task<IReadOnlyDictionary<string, object?>> GreetedAsync(NetworkStream line, CancellationToken ct)
    {
        var head = new byte[4];
        await line.ReadExactlyAsync(head, ct);
        var length = head[0] | (head[1] << 8) | (head[2] << 16); // in three bytes, the lowest first; the fourth numbers the packet
        if (length is < 3 or > LongestGreeting)
            throw new InvalidDataException("does not greet as MySQL or MariaDB does");
        var greeting = new byte[length];
        await line.ReadExactlyAsync(greeting, ct);
        return greeting[0] switch
        {
            Protocol when Array.IndexOf(greeting, (byte)0) is > 1 and var end => new Dictionary<string, object?> { ["version"] = Encoding.ASCII.GetString(greeting, 1, end - 1) },
            Refusal => throw new InvalidDataException(
                $"lets this machine not in: error {BinaryPrimitives.ReadUInt16LittleEndian(greeting.AsSpan(1))}, {Encoding.UTF8.GetString(greeting.AsSpan(3))}"),
            _ => throw new InvalidDataException("does not greet as MySQL or MariaDB does"),
        };
    }
}
