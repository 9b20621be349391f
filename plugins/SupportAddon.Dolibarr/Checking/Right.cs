namespace SupportAddon.Dolibarr.Checking;

/// <summary>A right as Dolibarr lists it on the user's card.</summary>
/// <param name="Path">Where it stands in the user's rights.</param>
/// <param name="English">Its words in English.</param>
/// <param name="French">Its words in French.</param>
internal sealed record Right(string[] Path, string English, string French)
{
    public static readonly Right Tickets = new(["ticket", "read"], "See tickets", "Voir tickets");

    public static readonly Right AllThirdParties = new(["societe", "client", "voir"],
        "Extend access to all third parties AND their objects", "Étendre l'accès à tous les tiers ET leurs objets");

    public static readonly Right AllEvents = new(["agenda", "allactions", "read"],
        "Read actions (events or tasks) of others", "Lire les actions (événements ou tâches) des autres");

    public static readonly Right OwnEvents = new(["agenda", "myactions", "read"],
        "Read actions (events or tasks) linked to his user account", "Lire les actions (événements ou tâches) liées à son compte utilisateur");

    public string Told => $"\"{English}\" (in French \"{French}\")";
}
