using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Writing;

/// <summary>
/// Every kind of write, with a fault at its first request, then at its second, and so on until it gets through without
/// meeting the fault: nobody has to know which request it is that writes.
/// </summary>
internal abstract class Sweep : Rule<WritingBench>
{
    /// <summary>What goes wrong, with words for the message.</summary>
    protected abstract IEnumerable<(string Seen, Fault Fault)> Faults { get; }

    public override async Task CheckAsync(WritingBench bench, CancellationToken ct)
    {
        foreach (var prepare in bench.Deeds)
            foreach (var (seen, fault) in Faults)
                foreach (var isLasting in new[] { false, true })
                    for (var at = 1; await StrikesAsync(bench, await prepare(ct), new Strike(at, isLasting, fault), $", when {seen} at request {at}{(isLasting ? " and from then on" : "")},", ct); at++)
                        continue;
    }

    /// <summary>What this rule asks for beyond honesty.</summary>
    protected virtual void Judge(Tried tried)
    {
    }

    private async Task<bool> StrikesAsync(WritingBench bench, Deed deed, Strike strike, string when, CancellationToken ct)
    {
        var tried = await bench.TryAsync(deed, strike, when, ct, ct);
        tried.MustBeInWords();
        tried.MustBeHonest();
        if (strike.HasStruck)
            Judge(tried);
        var again = await bench.TryAsync(deed, null, $"{when} and done again", ct, ct);
        if (again.Effects + tried.Effects != 1)
            throw new RuleBrokenException($"{again.What} was written {again.Effects + tried.Effects} times{(again.Failure is { } failure ? $": {failure.Message}" : ".")}",
                "Look for the values, the key or the marker first, in a form that the source keeps; what is there already is not sent again.", again.Failure);
        return strike.HasStruck;
    }
}
