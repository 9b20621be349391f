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

    /// <summary>The client's id, where the manifest signs in by OAuth 2.</summary>
    [Display(Description = "The client's id, where the manifest signs in by OAuth 2.")]
    public string? ClientId { get; init; }

    /// <summary>The client's secret, where the manifest signs in by OAuth 2.</summary>
    [Secret, Display(Description = "The client's secret.")]
    public string? ClientSecret { get; init; }

    /// <summary>The first refresh token; those that replace it are kept by the host.</summary>
    [Secret, Display(Description = "The first refresh token, where the manifest signs in with one; those that replace it are kept.")]
    public string? RefreshToken { get; init; }

    /// <summary>Where tokens are given, when that is not on the system itself.</summary>
    [Display(Description = "Where tokens are given, if another system gives them, for example https://login.acme.example/token.")]
    public Uri? TokenUrl { get; init; }
}
