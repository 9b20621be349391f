using System.Text;

namespace SupportAddon.Sdk;

/// <summary>The connector's own bookmark in a stream. The host stores it and never looks inside.</summary>
public sealed record Position
{
    /// <summary>The most bytes a position may take in UTF-8.</summary>
    public const int MaxBytes = 4096;

    /// <summary>Makes a position.</summary>
    /// <param name="value">Any text of at most <see cref="MaxBytes"/> bytes.</param>
    /// <exception cref="ArgumentException">The text is longer.</exception>
    public Position(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Encoding.UTF8.GetByteCount(value) > MaxBytes)
            throw new ArgumentException($"A position holds at most {MaxBytes} bytes.", nameof(value));
        Value = value;
    }

    /// <summary>The text as the connector wrote it.</summary>
    public string Value { get; }
}
