namespace SupportAddon.Reports.Templates;

/// <summary>A template asked for something it cannot have; the engine makes a refusal of it.</summary>
internal sealed class TemplateException(string message) : Exception(message);
