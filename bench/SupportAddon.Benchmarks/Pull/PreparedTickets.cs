using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SupportAddon.Benchmarks.Pull;

/// <summary>
/// Pages of tickets as a help desk gives them, at the cost of copying bytes: one row is prepared, and each ticket is
/// that row with its own number and time. Ticket n was last changed n minutes after the first one.
/// </summary>
internal sealed class PreparedTickets
{
    public const int FirstId = 10_000_000;

    private const string IdPlace = "%%%%%%%%";
    private const string TimePlace = "################";

    private static readonly DateTime First = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly byte[] row;
    private readonly int[] ids;
    private readonly int[] times;
    private readonly bool hasTime;

    private PreparedTickets(string row)
    {
        this.row = Encoding.UTF8.GetBytes(row);
        ids = [.. Places(IdPlace)];
        times = [.. Places(TimePlace)];
        hasTime = times.Length > 0;
    }

    /// <summary>A whole ticket: 0.8 KB, or 1.3 KB with a message and a change in it.</summary>
    public static PreparedTickets Whole(bool withEvents) => new(
        $$$"""
        {"id":%%%%%%%%,"number":"HD-%%%%%%%%","subject":"Invoice %%%%%%%% cannot be validated after the price update",
        "description":"When I validate invoice %%%%%%%% the total shows without tax. It happened twice this week, both times after a change of the price list. We worked around it by duplicating the invoice, but accounting asks for the original number. \"Validate\" stays grey for users of the sales group.",
        "project":{"id":7,"name":"acme"},"tracker":{"id":1,"name":"Bug"},"status":{"id":5,"name":"Closed"},"priority":{"id":4,"name":"Normal"},
        "author":{"id":12,"name":"Ana Martín"},"assigned_to":{"id":3,"name":"Bob Lefèvre"},"done_ratio":100,"is_private":false,
        "custom_fields":[{"id":1,"name":"Module","value":"Sales"},{"id":2,"name":"Version","value":"17.0"}],
        "created_on":"2020-01-01T00:00:00Z","updated_on":"################:00Z"{{{(withEvents ? Events : "")}}}}
        """.ReplaceLineEndings(""));

    /// <summary>What a list of ids holds.</summary>
    public static PreparedTickets IdsOnly() => new("""{"id":%%%%%%%%}""");

    private const string Events =
        """
        ,"journals":[{"id":1,"created_on":"################:00Z","user":{"id":3,"name":"Bob Lefèvre"},"notes":"The price list of hall %%%%%%%% was archived while orders still pointed to it. I have brought it back and validated the invoice; please look whether the tax is right now.","private":false},
        {"id":2,"created_on":"################:00Z","user":{"id":3,"name":"Bob Lefèvre"},"field":"status","old":"New","new":"Closed"}]
        """;

    /// <summary>The number of the first ticket changed at that time or later.</summary>
    public static int NumberAt(DateTime time) => (int)Math.Max(0, Math.Ceiling((time - First).TotalMinutes));

    public void Write(IBufferWriter<byte> output, int total, int from, int count)
    {
        output.Write(Encoding.UTF8.GetBytes($"{{\"total\":{total},\"tickets\":["));
        for (var number = from; number < from + count; number++)
        {
            if (number > from)
                output.Write(","u8);
            Write(output, number);
        }

        output.Write("]}"u8);
    }

    private void Write(IBufferWriter<byte> output, int number)
    {
        var target = output.GetSpan(row.Length);
        row.CopyTo(target);
        foreach (var place in ids)
            Utf8Formatter.TryFormat(FirstId + number, target[place..], out _);
        if (hasTime)
        {
            var time = First.AddMinutes(number);
            foreach (var place in times)
                time.TryFormat(target.Slice(place, TimePlace.Length), out _, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        }

        output.Advance(row.Length);
    }

    private IEnumerable<int> Places(string place)
    {
        var wanted = Encoding.UTF8.GetBytes(place);
        for (var at = 0; row.AsSpan(at).IndexOf(wanted) is >= 0 and var found; at += found + wanted.Length)
            yield return at + found;
    }
}
