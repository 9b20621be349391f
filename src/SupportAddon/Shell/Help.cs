using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SupportAddon.Shell;

/// <summary>The usual help, then the command's examples.</summary>
internal sealed class Help(HelpAction usual) : SynchronousCommandLineAction
{
    public static void AddExamples(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new Help((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is RoomCommand { Examples: { Count: > 0 } examples })
            WriteExamples(parseResult.InvocationConfiguration.Output, examples);
        return code;
    }

    private static void WriteExamples(TextWriter output, IReadOnlyList<string> examples)
    {
        output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
        foreach (var example in examples)
            output.WriteLine($"  supportaddon {example}");
        output.WriteLine();
    }
}
