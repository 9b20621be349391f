namespace SupportAddon.Core.Health;

/// <summary>What is made of one measurement.</summary>
/// <param name="Result">How the system was found.</param>
/// <param name="Reason">Why it is not up, as a sentence without its end; null where it is.</param>
/// <param name="Conditions">Each condition and warning, in their order; none where there was no answer.</param>
internal sealed record Judgement(ProbeResult Result, string? Reason, IReadOnlyList<JudgedCondition> Conditions);

/// <param name="Text">As written.</param>
/// <param name="IsWarning">Whether it only warns.</param>
/// <param name="Holds">Whether it held.</param>
/// <param name="Found">The values that it speaks of, such as <c>status is 500</c>.</param>
internal sealed record JudgedCondition(string Text, bool IsWarning, bool Holds, string Found);
