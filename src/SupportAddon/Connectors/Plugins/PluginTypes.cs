using System.Reflection;
using System.Reflection.Metadata;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Plugins;

/// <summary>
/// Finds the public, concrete classes of an assembly that derive from ConnectorPlugin, directly or by base classes of
/// the same assembly. A base class in another assembly is not followed.
/// </summary>
internal sealed class PluginTypes(MetadataReader metadata)
{
    // The blob of a constructed generic type begins with these two marks (ECMA-335 II.23.2.12).
    private const int GenericInstance = 0x15;
    private const int Class = 0x12;

    public IEnumerable<string> Names() =>
        from handle in metadata.TypeDefinitions
        let type = metadata.GetTypeDefinition(handle)
        where IsPublic(type) && !type.Attributes.HasFlag(TypeAttributes.Abstract) && Derives(type.BaseType)
        select FullName(type);

    private bool IsPublic(TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsPublic(metadata.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private bool Derives(EntityHandle parent) => !parent.IsNil && parent.Kind switch
    {
        HandleKind.TypeDefinition => Derives(metadata.GetTypeDefinition((TypeDefinitionHandle)parent).BaseType),
        HandleKind.TypeReference => IsConnectorPlugin(metadata.GetTypeReference((TypeReferenceHandle)parent)),
        HandleKind.TypeSpecification => Derives(Generic((TypeSpecificationHandle)parent)),
        _ => false,
    };

    private bool IsConnectorPlugin(TypeReference type) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference
        && metadata.StringComparer.Equals(type.Name, nameof(ConnectorPlugin))
        && metadata.StringComparer.Equals(type.Namespace, typeof(ConnectorPlugin).Namespace!)
        && metadata.StringComparer.Equals(
            metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, SdkContract.AssemblyName);

    private EntityHandle Generic(TypeSpecificationHandle handle)
    {
        var blob = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        return blob.ReadCompressedInteger() == GenericInstance && blob.ReadCompressedInteger() == Class
            ? blob.ReadTypeHandle()
            : default;
    }

    private string FullName(TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        if (type.IsNested)
            return $"{FullName(metadata.GetTypeDefinition(type.GetDeclaringType()))}+{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
