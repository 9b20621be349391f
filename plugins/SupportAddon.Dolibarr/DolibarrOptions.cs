using System.ComponentModel.DataAnnotations;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr;

/// <summary>What a connection to a Dolibarr needs.</summary>
public sealed record DolibarrOptions
{
    /// <summary>More in one page are hardly faster, and ids of a page must fit into one address.</summary>
    internal const int MostAtATime = 500;

    /// <summary>Where Dolibarr answers.</summary>
    [Required, Display(Description = "The address of Dolibarr, for example https://erp.acme.example.")]
    public Uri? Url { get; init; }

    /// <summary>The user's API key.</summary>
    [Required, Secret, Display(Description = "The API key of a user, made on the user's card.")]
    public string ApiKey { get; init; } = "";

    /// <summary>How many records are asked for at a time.</summary>
    [Display(Description = "How many records are asked for at a time, at most 500. Less helps where PHP has little memory or time.")]
    public int Limit { get; init; } = MostAtATime;

    /// <summary>The field that tells clients apart; the third party when left out.</summary>
    [Display(Description = "The field that tells clients apart, to be seen as \"client\" in rules: fk_project, or options_ and the code of a complementary attribute. When left out: the third party.")]
    public string? ClientField { get; init; }
}
