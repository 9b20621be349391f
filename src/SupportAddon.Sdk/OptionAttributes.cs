namespace SupportAddon.Sdk;

/// <summary>
/// Marks an option (of type <see cref="string"/>) as a secret: stored encrypted, never shown, masked in logs, errors and traces.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>
/// Marks an option (of type <see cref="string"/>) as the path of a file. A relative path with a folder separator or an
/// extension is resolved against the folder of the file in which it was written; a bare name is left as it is, for
/// files that the plugin ships.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilePathAttribute : Attribute;
