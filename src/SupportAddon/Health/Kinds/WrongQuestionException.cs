namespace SupportAddon.Health.Kinds;

/// <summary>What is asked is no question for this system: that says nothing of how the system is.</summary>
/// <param name="message">A sentence without its end.</param>
internal sealed class WrongQuestionException(string message, Exception? inner = null) : Exception(message, inner);
