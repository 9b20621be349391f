using System.Numerics;

namespace SupportAddon.Core.Health;

/// <summary>
/// Whether a system comes and goes: six changes among its last twenty measurements and more, until there are fewer than four.
/// Two outages within twenty measurements are two outages; three of them are flapping.
/// </summary>
/// <param name="Recent">The last measurements, the newest in the lowest bit; a bad one is set.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Flapping(uint Recent, int Count, bool IsOn)
{
    public static readonly Flapping None = new(0, 0, false);

    private const int Kept = 20;
    private const int Begins = 6;
    private const int Ends = 4;

    public Flapping After(bool isBad)
    {
        var recent = ((Recent << 1) | (isBad ? 1u : 0u)) & ((1u << Kept) - 1);
        var count = Math.Min(Kept, Count + 1);
        var changes = BitOperations.PopCount((recent ^ (recent >> 1)) & ((1u << (count - 1)) - 1));
        return new(recent, count, IsOn ? changes >= Ends : changes >= Begins);
    }
}
