using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SupportAddon.Benchmarks.Corrections;

/// <summary>
/// What somebody's own script would do, and no more: read each record, compare, write it, read it again. No journal, no lease,
/// no approval; in a process of its own.
/// </summary>
internal static class BareWrites
{
    private static readonly Argument<string> Address = new("address");
    private static readonly Argument<int> Count = new("records");
    private static readonly Option<bool> Upper = new("--upper");

    public static Command Create()
    {
        var command = new Command("bare-writes") { Address, Count, Upper };
        command.Hidden = true;
        command.SetAction((arguments, ct) => WriteAllAsync(new(arguments.GetRequiredValue(Address)), arguments.GetValue(Count), arguments.GetValue(Upper), ct));
        return command;
    }

    private static async Task WriteAllAsync(Uri address, int count, bool upper, CancellationToken ct)
    {
        using var http = new HttpClient();
        for (var number = 0; number < count; number++)
        {
            var place = new Uri(address, FormattableString.Invariant($"records/{number:000000}"));
            var (before, after) = FormattableString.Invariant($"partner {number}") is var small && upper ? (small, small.ToUpperInvariant()) : (small.ToUpperInvariant(), small);
            Require(await NameAsync(http, place, ct), before);
            using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["name"] = after }));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await http.PatchAsync(place, body, ct);
            answer.EnsureSuccessStatusCode();
            Require(await NameAsync(http, place, ct), after);
        }
    }

    private static async Task<string?> NameAsync(HttpClient http, Uri place, CancellationToken ct)
    {
        using var record = JsonDocument.Parse(await http.GetByteArrayAsync(place, ct));
        return record.RootElement.GetProperty("name").GetString();
    }

    private static void Require(string? found, string expected)
    {
        if (found != expected)
            throw new InvalidOperationException($"{found} in place of {expected}.");
    }
}
