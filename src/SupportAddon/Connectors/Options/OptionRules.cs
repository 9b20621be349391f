using System.ComponentModel.DataAnnotations;
using SupportAddon.Connectors.Plugins;

namespace SupportAddon.Connectors.Options;

/// <summary>Applies the attributes of one option, one by one, and says in our words what each expected.</summary>
internal static class OptionRules
{
    public static IEnumerable<string> Broken(OptionProperty option, object options)
    {
        var value = option.Property.GetValue(options);
        // The display name is given, or the framework would look it up in a cache that keeps the type.
        var context = new ValidationContext(options) { MemberName = option.Property.Name, DisplayName = option.Name };
        return from rule in option.Rules
               let error = Check(rule, value, context)
               where error is not null
               select Sentence(option, rule, value, error);
    }

    /// <summary>", not 'x'", or nothing where that would show a secret.</summary>
    public static string Not(OptionProperty option, string? text) => option.Secret ? "" : $", not '{text}'";

    private static string? Check(ValidationAttribute rule, object? value, ValidationContext context)
    {
        try
        {
            return rule.GetValidationResult(value, context)?.ErrorMessage;
        }
        catch (Exception e)
        {
            return $"its rule {rule.GetType().Name} failed, {PluginFault.Describe(e)}";
        }
    }

    private static string Sentence(OptionProperty option, ValidationAttribute rule, object? value, string error)
    {
        if (rule is RequiredAttribute)
            return $"{option.Name}: required";
        var expected = rule.ErrorMessage is null ? Expected(rule) : null;
        return $"{option.Name}: {(expected is null ? error : expected + Not(option, OptionType.Write(value)))}";
    }

    private static string? Expected(ValidationAttribute rule) => rule switch
    {
        RangeAttribute range => $"from {OptionType.Write(range.Minimum)} to {OptionType.Write(range.Maximum)}",
        RegularExpressionAttribute form => $"must match {form.Pattern}",
        StringLengthAttribute { MinimumLength: > 0 } size => $"{size.MinimumLength} to {size.MaximumLength} characters",
        StringLengthAttribute size => $"at most {size.MaximumLength} characters",
        MaxLengthAttribute size => $"at most {size.Length} characters",
        MinLengthAttribute size => $"at least {size.Length} characters",
        _ => null,
    };
}
