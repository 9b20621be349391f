using System.ComponentModel.DataAnnotations;
using SupportAddon.Sdk;

namespace SupportAddon.Rest;

/// <summary>What a connection through a manifest needs. Which of the credentials are needed, the manifest says.</summary>
public sealed record RestOptions
{
    /// <summary>The manifest: the path of a file, or the bare name of one that is shipped.</summary>
    [Required, FilePath, Display(Description = "The manifest that describes the API: a file, or the name of a shipped one such as redmine.")]
    public string Manifest { get; init; } = "";

    /// <summary>Where the API starts; the manifest's paths are appended.</summary>
    [Required, Display(Description = "The address at which the manifest's paths start, for example https://tickets.acme.example.")]
    public Uri? BaseUrl { get; init; }

    /// <summary>The key, where the manifest sends one.</summary>
    [Secret, Display(Description = "The API key, where the manifest sends one.")]
    public string? ApiKey { get; init; }

    /// <summary>The user's name, where the manifest signs in with one.</summary>
    [Display(Description = "The user, where the manifest signs in with user and password.")]
    public string? User { get; init; }

    /// <summary>The user's password, where the manifest signs in with one.</summary>
    [Secret, Display(Description = "The user's password.")]
    public string? Password { get; init; }
}
