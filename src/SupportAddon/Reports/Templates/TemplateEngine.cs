using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace SupportAddon.Reports.Templates;

/// <param name="Characters">How long a report may become.</param>
/// <param name="Time">How long its rendering may take.</param>
internal sealed record RenderLimits(int Characters, TimeSpan Time)
{
    public static RenderLimits Default { get; } = new(64_000_000, TimeSpan.FromSeconds(60));
}

/// <summary>
/// The only place that knows the template language. A template sees plain data and the helpers, and nothing else; it
/// is read for mistakes before its first use, stops at its limits, and writes every value escaped.
/// </summary>
internal sealed partial class TemplateEngine
{
    private readonly IHandlebars handlebars;
    private readonly RenderLimits limits;
    private readonly TimeProvider time;

    /// <exception cref="RefusedException">The template has mistakes; all are named.</exception>
    public TemplateEngine(TemplateFiles files, TemplateHelpers helpers, RenderLimits limits, TimeProvider time)
    {
        Refuse(TemplateLint.Check(files));
        (this.limits, this.time) = (limits, time);
        handlebars = Handlebars.Create(Configuration());
        helpers.Register(handlebars);
        foreach (var (name, text) in files.Files.Where(file => !file.Key.EndsWith(".json", StringComparison.Ordinal)))
            Compile(name, text);
    }

    /// <param name="template">The name of a file without extension.</param>
    /// <exception cref="RefusedException">The template asked for what is not there, or went beyond a limit.</exception>
    public string Render(string template, JsonElement data, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            return Write(template, TemplateRecord.From(data, either.Token), new LimitedWriter(limits.Characters, either.Token));
        }
        catch (Exception failure) when (failure is TemplateException or HandlebarsException or HandlebarsUndefinedBindingException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            throw Refusal(template, failure);
        }
    }

    private void Compile(string file, string text)
    {
        try
        {
            handlebars.RegisterTemplate(Path.GetFileNameWithoutExtension(file), LeadingSpace().Replace(text, ""));
        }
        catch (HandlebarsException broken)
        {
            throw new RefusedException($"The template {file} cannot be read: {broken.Message}.", "Correct the template file.", broken);
        }
    }

    private string Write(string template, TemplateRecord data, LimitedWriter writer)
    {
        handlebars.Configuration.RegisteredTemplates[template]!(writer, data, null!);
        return writer.ToString();
    }

    private static HandlebarsConfiguration Configuration() => new()
    {
        ThrowOnUnresolvedBindingExpression = true,
        PartialTemplateResolver = null!, // The default one would look for partials in the file system.
        ObjectDescriptorProviders = { new PlainObjects() },
        FormatterProviders = { new PlainObjects() },
    };

    private static void Refuse(IReadOnlyList<TemplateMistake> mistakes)
    {
        if (mistakes.Count > 0)
            throw new RefusedException(
                "The report's template has mistakes: " + string.Join("; ", mistakes) + ".",
                "Correct the named lines of the template files.");
    }

    private RefusedException Refusal(string template, Exception failure)
    {
        var cause = failure;
        while (cause is not (TemplateException or OperationCanceledException) && cause.InnerException is not null)
            cause = cause.InnerException;
        var what = cause is OperationCanceledException
            ? $"it took longer than {limits.Time.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s"
            : cause.Message;
        return new RefusedException(
            $"The template \"{template}\" cannot be rendered: {what}.", "Correct the template files.", failure);
    }

    /// <summary>Indented partials would be gathered in memory before they reach the limits.</summary>
    [GeneratedRegex(@"^[ \t]+(?=\{\{~?>)", RegexOptions.Multiline)]
    private static partial Regex LeadingSpace();
}
