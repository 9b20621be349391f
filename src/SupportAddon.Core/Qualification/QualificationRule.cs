using SupportAddon.Core.Expressions;

namespace SupportAddon.Core.Qualification;

/// <summary>One rule: where its condition holds, the ticket is what it says.</summary>
/// <param name="Name">How people call it.</param>
/// <param name="When">Which tickets.</param>
/// <param name="Then">A property of <see cref="QualificationWords.Properties"/>, then its word.</param>
internal sealed record QualificationRule(string Name, Expression When, IReadOnlyDictionary<string, string> Then);
