namespace SupportAddon.Core.Expressions;

/// <summary>An expression that cannot be understood.</summary>
/// <param name="at">The index of the letter at which it goes wrong.</param>
/// <param name="message">What is wrong there, and what is known.</param>
internal sealed class ExpressionException(int at, string message) : Exception(message)
{
    public int At => at;
}
