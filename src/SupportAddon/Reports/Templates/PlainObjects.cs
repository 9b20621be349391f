using System.Collections;
using System.Diagnostics.CodeAnalysis;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;
using HandlebarsDotNet.Iterators;
using HandlebarsDotNet.MemberAccessors;
using HandlebarsDotNet.ObjectDescriptors;
using HandlebarsDotNet.PathStructure;

namespace SupportAddon.Reports.Templates;

/// <summary>
/// Closes every object to templates but <see cref="TemplateRecord"/> and <see cref="TemplateList"/>. Left to itself
/// the engine reaches any public property of any object, and from there the host.
/// </summary>
internal sealed class PlainObjects : IObjectDescriptorProvider, IFormatterProvider
{
    public bool TryGetDescriptor(Type type, [NotNullWhen(true)] out ObjectDescriptor? value)
    {
        value = new ObjectDescriptor(
            type,
            type == typeof(TemplateRecord) ? new RecordValues() : new NoValues(),
            (_, _) => Array.Empty<object>(),
            _ => type == typeof(TemplateList) ? new EnumerableIterator<TemplateList>() : null!);
        return true;
    }

    public bool TryCreateFormatter(Type type, [NotNullWhen(true)] out IFormatter? formatter)
    {
        formatter = type == typeof(TemplateRecord) || type == typeof(TemplateList) ? new NotText() : null;
        return formatter is not null;
    }

    private sealed class RecordValues : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            value = ((TemplateRecord)instance)[memberName.TrimmedValue];
            return true;
        }
    }

    private sealed class NoValues : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            value = null;
            return false;
        }
    }

    private sealed class NotText : IFormatter
    {
        public void Format<T>(T value, in EncodedTextWriter writer) =>
            throw new TemplateException("a record or a list cannot be written as text");
    }
}
