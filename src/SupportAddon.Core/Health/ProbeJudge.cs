using SupportAddon.Core.Expressions;

namespace SupportAddon.Core.Health;

/// <summary>Judges the measurements of one probe. Its conditions are read once.</summary>
internal sealed class ProbeJudge
{
    private readonly IReadOnlyList<(Expression Expression, bool IsWarning)> conditions = [];
    private readonly string? mistake;

    /// <param name="terms">The probe's.</param>
    /// <param name="vocabulary">What its conditions may speak of.</param>
    /// <param name="usual">Conditions in place of those that the terms leave out.</param>
    public ProbeJudge(ProbeTerms terms, Vocabulary vocabulary, IReadOnlyList<string> usual)
    {
        try
        {
            conditions =
            [
                .. (terms.Conditions.Count > 0 ? terms.Conditions : usual).Select(text => (Expression.ReadCondition(text, vocabulary), false)),
                .. terms.Warnings.Select(text => (Expression.ReadCondition(text, vocabulary), true)),
            ];
        }
        catch (ExpressionException wrong)
        {
            // They were understood when they were applied: the program has changed since.
            mistake = $"a condition of this probe is not understood any more: {wrong.Message}";
        }
    }

    public Judgement Judge(Measurement measurement)
    {
        if (!measurement.IsKnown)
            return new(ProbeResult.Unknown, measurement.Error ?? "nothing was measured", []);
        if (mistake is not null)
            return new(ProbeResult.Unknown, mistake, []);
        if (measurement.Error is not null)
            return new(ProbeResult.Down, measurement.Error, []);
        var judged = conditions.Select(condition => Judge(condition.Expression, condition.IsWarning, measurement)).ToList();
        return Worst(measurement, judged);
    }

    private static Judgement Worst(Measurement measurement, IReadOnlyList<JudgedCondition> judged)
    {
        if (judged.FirstOrDefault(condition => condition is { IsWarning: false, Holds: false }) is { } broken)
            return new(ProbeResult.Down, Reason(broken), judged);
        if (measurement.IsHealthy == false)
            return new(ProbeResult.Down, measurement.Values.GetValueOrDefault("summary") as string ?? "the connector does not find it well", judged);
        return judged.FirstOrDefault(condition => !condition.Holds) is { } warning
            ? new(ProbeResult.Warning, Reason(warning), judged)
            : new(ProbeResult.Up, null, judged);
    }

    private static string Reason(JudgedCondition condition) => $"{condition.Text} does not hold: {condition.Found}";

    private static JudgedCondition Judge(Expression condition, bool isWarning, Measurement measurement)
    {
        var holds = condition.Names.All(name => MeasuredValues.WhyMissing(measurement, name) is null)
            && condition.Holds(name => MeasuredValues.Of(measurement, name));
        return new(condition.Text, isWarning, holds, string.Join(", ", condition.Names.Select(name => Found(measurement, name))));
    }

    private static string Found(Measurement measurement, string name) => MeasuredValues.WhyMissing(measurement, name) is { } why
        ? $"{name} is missing: {why}"
        : $"{name} is {MeasuredValues.Shown(MeasuredValues.Of(measurement, name))}";
}
