using System.Globalization;
using System.Reflection;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Contract;

/// <summary>One option, as files and forms hold it: text.</summary>
internal sealed record OptionText(PropertyInfo Property)
{
    private static readonly Type[] Simple = [typeof(string), typeof(bool), typeof(int), typeof(Uri), typeof(TimeSpan)];

    public string Name => Property.Name;

    public bool IsSecret => Property.IsDefined(typeof(SecretAttribute));

    public bool IsKnown => Property.CanWrite && (Simple.Contains(Type) || Type.IsEnum);

    private Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public static IReadOnlyList<OptionText> Of(Type options) =>
    [
        .. options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => new OptionText(property)),
    ];

    public string? Write(object options) => Property.GetValue(options) switch
    {
        null => null,
        Uri address => address.OriginalString,
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public void Read(object options, string? text) => Property.SetValue(options, text is null ? null : Value(text));

    private object Value(string text) => Type switch
    {
        { IsEnum: true } => Enum.Parse(Type, text),
        var type when type == typeof(Uri) => new Uri(text, UriKind.RelativeOrAbsolute),
        var type when type == typeof(TimeSpan) => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture),
        var type => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
    };
}
