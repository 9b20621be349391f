using System.ComponentModel.DataAnnotations;
using SupportAddon.Sdk;

namespace Fixture.Sample;

public sealed record SampleOptions
{
    [Display(Description = "Where the system is.")]
    public required Uri Url { get; init; }

    [Required]
    [Secret]
    public string ApiKey { get; init; } = "";

    [Range(1, 100)]
    public int Pages { get; init; } = 10;

    public bool Archived { get; init; }

    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    public Depth? Depth { get; init; }

    [FilePath]
    public string? Manifest { get; init; }

    /// <summary>What the connector does wrong.</summary>
    public string Behaviour { get; init; } = "";
}

public enum Depth
{
    Shallow,
    VeryDeep,
}
