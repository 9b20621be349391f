using System.ComponentModel.DataAnnotations;
using SupportAddon.Sdk;

namespace Acme.Desk;

/// <summary>What a connection needs to be told. Files, validation and help are made from this one declaration.</summary>
public sealed record DeskOptions
{
    [Required]
    [Display(Name = "Address", Description = "Where the desk is, for example https://desk.example.com.")]
    public Uri? Address { get; init; }

    [Required, Secret]
    [Display(Name = "Key", Description = "The key of a user who may read and answer tickets.")]
    public string Key { get; init; } = "";

    [Range(1, 500)]
    [Display(Name = "Page size", Description = "How many tickets are asked for at a time.")]
    public int PageSize { get; init; } = 100;
}
