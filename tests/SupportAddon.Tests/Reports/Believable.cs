using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;
using SupportAddon.Reports;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Tests.Reports;

/// <summary>Eighteen months of a client's tickets as they might be, the same for the same seed.</summary>
internal sealed class Believable(int seed = 20260930, int tickets = 420)
{
    private static readonly DateTimeOffset Begin = new(2025, 4, 1, 6, 0, 0, TimeSpan.Zero);

    private static readonly string[] Categories =
    [
        "Facturation", "Stock", "Ventes", "Comptabilité", "Achats", "Production", "CRM", "Paie et ressources humaines",
        "Interface EDI transporteurs", "Portail client", "Droits et utilisateurs", "Impressions et états", "Tableaux de bord décisionnels",
    ];

    private static readonly string[] Titles =
    [
        "La facture ne reprend pas la remise de la commande", "Erreur à la validation d’un bon de livraison",
        "Le stock négatif bloque la préparation", "Ajouter le code EORI sur les étiquettes d’expédition",
        "L’export comptable s’arrête à 10 000 lignes", "Import des tarifs fournisseurs : colonnes décalées",
        "Relance automatique envoyée à un client soldé", "Créer un état des marges par famille et par dépôt",
        "Lenteur à l’ouverture des fiches articles", "Comment annuler un avoir déjà lettré ?",
        "Le portail affiche « session expirée » après la connexion", "Mise à jour trimestrielle de la base de test",
        "Arrondi de TVA différent entre devis et facture", "Synchroniser les adresses de livraison avec le transporteur",
        "Droits insuffisants pour clôturer un exercice",
    ];

    private readonly Random random = new(seed);

    public List<TicketTimeline> Timelines() => [.. Enumerable.Range(1, tickets).Select(One)];

    public ReviewRequest Request(Language language, string now = "2026-10-02T07:12:00Z", string quarter = "2026-Q3") => new()
    {
        ClientCode = "martin",
        ClientName = "Établissements Martin & Fils",
        Language = language,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
        Quarter = QuarterWord.Parse(quarter),
        Timelines = Timelines(),
        Earlier = quarter == "2026-Q3"
            ? new EarlierReview(new Quarter(2026, 2), new DateTimeOffset(2026, 7, 3, 8, 0, 0, TimeSpan.Zero), [.. OpenAtMidYear()])
            : null,
        Health = quarter == "2026-Q3" ? WatchedSystems.All : [],
        Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture),
    };

    public static TemplateFiles Template(Language language) =>
        TemplateFiles.Read(Path.Combine(RepositoryRoot, "templates"), ReviewData.Report, language.Code);

    public static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "SupportAddon.sln")))
                folder = folder.Parent;
            return folder.FullName;
        }
    }

    /// <summary>What the review of Q2 said: two tickets that are known to be settled now, and not three that are open.</summary>
    private static IEnumerable<long> OpenAtMidYear()
    {
        var scope = new Scope("martin");
        var bounds = new Quarter(2026, 2).Bounds(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        var open = Balance.Of(scope, bounds, new Believable().Timelines()).End.Tickets.Select(counted => counted.Ticket.Id);
        return open.Skip(3).Concat([1, 2]);
    }

    private TicketTimeline One(int id)
    {
        var at = Begin.AddMinutes(id * (550 * 1440.0 / tickets) + random.Next(600));
        var state = First();
        var steps = new List<TicketStep> { new(at, state with { Priority = null, MaintenanceType = null, Status = TicketStatus.Reception }) };
        void Then(double days, TicketState next) => steps.Add(new TicketStep(at = at.AddDays(days), state = next));
        Then(0.02 + random.NextDouble(), state with { Status = TicketStatus.InProgress });
        if (random.Next(20) == 0)
            Then(1, state with { Kind = TicketKind.Change, MaintenanceType = MaintenanceType.Evolutive });
        if (random.Next(60) == 0)
            Then(1, state with { Client = "other" });
        if (random.Next(4) == 0)
            Then(2, state with { Status = TicketStatus.WaitingCustomer });
        if (random.Next(25) == 0)
            Then(3, state with { Status = TicketStatus.Cancelled });
        else if (random.Next(40) > 0)
            Resolve();
        return new TicketTimeline(Reference(id), steps);

        void Resolve()
        {
            Then(Effort(state), state with { Status = TicketStatus.Resolved });
            if (random.Next(12) == 0)
            {
                Then(2, state with { Status = TicketStatus.InProgress });
                Then(4, state with { Status = TicketStatus.Resolved });
            }

            Then(5, state with { Status = TicketStatus.Closed });
        }
    }

    private TicketState First()
    {
        var kind = random.Next(10) switch { < 6 => TicketKind.Anomaly, < 9 => TicketKind.Change, _ => TicketKind.Question };
        return new TicketState
        {
            Client = "martin",
            Kind = kind,
            Status = TicketStatus.Qualification,
            Priority = random.Next(20) switch { 0 => TicketPriority.Critical, < 5 => TicketPriority.High, < 15 => TicketPriority.Normal, < 19 => TicketPriority.Low, _ => null },
            MaintenanceType = random.Next(15) == 0 ? null : kind switch
            {
                TicketKind.Anomaly => random.Next(8) == 0 ? MaintenanceType.Preventive : MaintenanceType.Corrective,
                _ => random.Next(4) == 0 ? MaintenanceType.Perfective : MaintenanceType.Evolutive,
            },
            Category = Categories[(int)(Categories.Length * Math.Pow(random.NextDouble(), 1.9))],
        };
    }

    private double Effort(TicketState state) =>
        -Math.Log(1 - random.NextDouble()) * (state.Kind == TicketKind.Change ? 26 : 8) * (state.Priority >= TicketPriority.High ? 0.4 : 1);

    private TicketRef Reference(int id) => new(
        id, $"TS25-{id:0000}", Titles[random.Next(Titles.Length)], new Uri($"https://support.example/tickets/{id}"), "redmine");
}
