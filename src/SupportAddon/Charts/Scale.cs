namespace SupportAddon.Charts;

/// <summary>A value axis from zero in whole, round steps.</summary>
internal sealed record Scale(int Step, int Top)
{
    /// <param name="most">The largest value to show.</param>
    /// <param name="steps">How many steps there should be at most.</param>
    public static Scale To(int most, int steps)
    {
        var step = (int)Candidates().First(candidate => candidate * steps >= most);
        return new Scale(step, step * (int)Math.Max(1, Math.Ceiling(most / (double)step)));
    }

    public IEnumerable<int> Ticks => Enumerable.Range(0, Top / Step + 1).Select(index => index * Step);

    public double Of(double value, double length) => value / Top * length;

    private static IEnumerable<long> Candidates()
    {
        for (var power = 1L; ; power *= 10)
        {
            yield return power;
            yield return 2 * power;
            yield return 5 * power;
        }
    }
}
