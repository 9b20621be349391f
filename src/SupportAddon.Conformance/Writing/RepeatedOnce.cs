using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Writing;

/// <summary>Somebody was killed between writing and noting it.</summary>
internal sealed class RepeatedOnce : Rule<WritingBench>
{
    public override string Promise =>
        "Every write takes effect once; made again by a new connector, with the same key, marker and values, it is told as AlreadySo (a deletion as AlreadySo or Missing) and sends nothing.";

    public override async Task CheckAsync(WritingBench bench, CancellationToken ct)
    {
        foreach (var prepare in bench.Deeds)
        {
            var deed = await prepare(ct);
            var first = await bench.TryAsync(deed, null, "", ct, ct);
            first.MustHaveBeen(WriteResult.Written, "Read back what was written and compare.");
            if (first.Effects != 1)
                throw new RuleBrokenException($"{first.What} was told as Written and took effect {first.Effects} times.", "Make each change in one write, and make it.");
            var again = await bench.TryAsync(deed, null, " a second time", ct, ct);
            again.MustBeInWords();
            if (again.Effects > 0 || (again.Told?.Result != WriteResult.AlreadySo && !(deed.Deletes && again.Told?.Result == WriteResult.Missing)))
                throw new RuleBrokenException($"{again.What} was told as {again.Told?.Result.ToString() ?? again.Failure!.Message} and took effect {again.Effects} times.",
                    "Look for the values, the key or the marker first, in a form that the source keeps; what is there already is AlreadySo.");
        }
    }
}
