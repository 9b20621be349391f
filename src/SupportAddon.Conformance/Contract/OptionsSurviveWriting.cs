using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Contract;

/// <summary>Options travel: from a file to the database and back into an instance, secrets apart from the rest.</summary>
internal sealed class OptionsSurviveWriting : Rule<TicketBench>
{
    private const string Masked = "***";

    public override string Promise =>
        "Options are of types a form can show, pass their own validation, and are the same after they were written with masked secrets and read again.";

    public override Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        var (plugin, given) = (bench.Source.Plugin, bench.Source.Options);
        if (plugin.OptionsType != given.GetType() || plugin.OptionsType.GetConstructor(Type.EmptyTypes) is null)
            throw new RuleBrokenException($"{plugin.OptionsType.Name} is not the options' type, or has no public constructor without parameters.",
                "Let OptionsType name a record that can be made without arguments.");
        var options = OptionText.Of(plugin.OptionsType);
        if (options.FirstOrDefault(option => !option.IsKnown) is { } strange)
            throw new RuleBrokenException($"The option {strange.Name} is of a type that no file can hold, or cannot be set.",
                "Use string, bool, int, Uri, TimeSpan or an enumeration, with init or set.");
        var read = Again(options, given);
        if (options.FirstOrDefault(option => option.Write(read) != option.Write(given)) is { } changed)
            throw new RuleBrokenException($"The option {changed.Name} is another one after it was written and read again.",
                "Let properties hold what they are given.");
        if (plugin.Validate(read) is [var wrong, ..])
            throw new RuleBrokenException($"Valid options are refused: {wrong}",
                "Let Validate accept what works, and give the suite options that do.");
        return Task.CompletedTask;
    }

    private static object Again(IReadOnlyList<OptionText> options, object given)
    {
        var written = options.Select(option => option.IsSecret && option.Write(given) is not null ? Masked : option.Write(given)).ToList();
        var read = Activator.CreateInstance(given.GetType())!;
        foreach (var (option, text) in options.Zip(written))
            option.Read(read, text == Masked ? option.Write(given) : text);
        return read;
    }
}
