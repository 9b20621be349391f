using System.CommandLine;
using System.Data.Common;
using SupportAddon.Sdk;

namespace SupportAddon.Shell;

/// <summary>One command being run: its arguments, its output, and the house once it is needed.</summary>
internal sealed class CommandRun(ParseResult arguments)
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;

    public Output Output { get; } = new(arguments.GetValue(GlobalOptions.Json));

    /// <summary>What the process ends with when nothing was thrown.</summary>
    public int ExitCode { get; set; }

    public T? Value<T>(Option<T> option) => arguments.GetValue(option);

    public T? Value<T>(Argument<T> argument) => arguments.GetValue(argument);

    /// <summary>What was typed beyond the options that the command has; empty unless it takes more.</summary>
    public IReadOnlyList<string> Unmatched => arguments.UnmatchedTokens;

    /// <summary>Opens database and plugins; the caller disposes.</summary>
    public Task<House> OpenAsync(CancellationToken ct) => House.OpenAsync(ReadSettings(), TimeProvider.System, ct);

    public Settings ReadSettings() => Settings.Load(arguments.GetValue(GlobalOptions.Data));

    public async Task<int> InvokeAsync(Func<CommandRun, CancellationToken, Task> action, CancellationToken ct)
    {
        try
        {
            await action(this, ct);
            return ExitCode;
        }
        catch (RefusedException e)
        {
            return Fail(e.Message, e.Next);
        }
        catch (ConnectorException e)
        {
            return Fail(e.Message, e.Next);
        }
        catch (DbException e)
        {
            return Fail($"The database failed: {e.Message}", "See that it runs and has room, then run the command again.");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Fail("Cancelled.", "What was done before is kept; run the command again to go on.");
        }
    }

    private int Fail(string what, string next)
    {
        Output.Error(what, next);
        return Failed;
    }
}
