using System.ComponentModel.DataAnnotations;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>What a connection to the sample desk needs.</summary>
public record SampleOptions
{
    [Required]
    public Uri? Address { get; init; }

    [Required, Secret]
    public string Key { get; init; } = "";

    /// <summary>The zone of the desk's clock.</summary>
    public virtual string Zone { get; init; } = "UTC";
}
