using System.Text.Json;
using Spectre.Console;
using SupportAddon.Storage;

namespace SupportAddon.Shell;

/// <summary>What a command says: text for people, or JSON for programs. Errors go to the error stream in the same form.</summary>
internal sealed class Output(bool json)
{
    /// <summary>Nothing is wrapped or coloured where nobody watches: what reads a pipe wants plain, whole lines.</summary>
    static Output()
    {
        if (!Console.IsOutputRedirected)
            return;
        AnsiConsole.Profile.Width = Wide;
        AnsiConsole.Profile.Capabilities.Ansi = false;
    }

    private const int Wide = 1_000;

    private static readonly JsonSerializerOptions Indented = new(JsonColumn.Options) { WriteIndented = true };

    private readonly IAnsiConsole errors = ErrorConsole();

    public bool IsJson => json;

    /// <summary>Where a person watches: progress may be drawn.</summary>
    public bool IsLive => !json && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Writes a result once: as JSON, or as <paramref name="text"/> draws it.</summary>
    public void Write(object value, Action<IAnsiConsole> text)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(value, Indented));
        else
            text(AnsiConsole.Console);
    }

    /// <summary>A line on the way; nothing in JSON.</summary>
    public void Say(string line)
    {
        if (!json)
            AnsiConsole.WriteLine(line);
    }

    public void Error(string what, string next)
    {
        if (json)
            Console.Error.WriteLine(JsonSerializer.Serialize(new { error = what, next }, Indented));
        else
            errors.MarkupLineInterpolated($"[red]{Plain(what)}[/]\n{Plain(next)}");
    }

    /// <summary>What is done all the same, and should be looked at.</summary>
    public void Warn(string what, string next)
    {
        if (json)
            Console.Error.WriteLine(JsonSerializer.Serialize(new { warning = what, next }, Indented));
        else
            errors.MarkupLineInterpolated($"[yellow]{Plain(what)}[/]\n{Plain(next)}");
    }

    /// <summary>A table without frills that survives a pipe.</summary>
    public static Table Table(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = column is "Number" or "Status" or "Updated" or "Connection" });
        return table;
    }

    /// <summary>A cell of plain text: what comes from a source is never read as markup.</summary>
    public static Text Cell(object? value) => new(value switch
    {
        null => "",
        DateTimeOffset instant => instant.ToLocalTime().ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        _ => Plain(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""),
    });

    /// <summary>Text of a source without the characters that would steer the terminal.</summary>
    public static string Plain(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) && letter is not ('\n' or '\t') ? '\ufffd' : letter));

    public static void Row(Table table, params object?[] cells) => table.AddRow(cells.Select(Cell));

    private static IAnsiConsole ErrorConsole()
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsErrorRedirected)
            console.Profile.Width = Wide;
        return console;
    }
}
