using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Probes;

/// <summary>The questions that can be asked.</summary>
internal static class Questions
{
    public const string Version = "version";
    public const string Modules = "modules";
    public const string Rights = "rights";
    public const string Count = "count";
    public const string Clock = "clock";

    public static IReadOnlyList<ProbeInfo> All { get; } =
    [
        new(Version, "Whether Dolibarr answers, and which version."),
        new(Modules, "Whether modules that are needed are active; it takes the key of an administrator.")
        {
            Parameters = [new("needed", "The modules, as Dolibarr names them, with commas between, for example ticket,facture.", IsRequired: true)],
        },
        new(Rights, "Whether the key's user may read all that tickets are read from, and is not shown a part of it without a word."),
        new(Count, "How many records of a kind fulfil a filter.")
        {
            Parameters =
            [
                new("resource", "The kind of record, for example tickets or invoices.", IsRequired: true),
                new("filter", "What Dolibarr calls sqlfilters, for example (t.fk_statut:=:0); all records when left out.", IsRequired: false),
            ],
        },
        new(Clock, "Whether the server's clock agrees with ours."),
    ];
}
