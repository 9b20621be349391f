using System.Reflection;

namespace SupportAddon.Connectors.Plugins;

/// <summary>What a plugin threw, as one line of text: the exception itself may belong to the plugin.</summary>
internal static class PluginFault
{
    public static string Describe(Exception e) => e switch
    {
        TargetInvocationException { InnerException: { } inner } => Describe(inner),
        TypeInitializationException { InnerException: { } inner } => Describe(inner),
        _ => $"{e.GetType().Name}: {FirstLine(e.Message)}",
    };

    private static string FirstLine(string text)
    {
        var line = text.Split('\n', 2)[0].TrimEnd();
        return line.EndsWith('.') ? line : line + ".";
    }
}
