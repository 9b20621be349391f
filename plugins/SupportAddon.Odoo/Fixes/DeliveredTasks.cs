using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.MasterData.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Fixes;

/// <summary>Tasks left open though all that was sold with them is delivered.</summary>
internal sealed class DeliveredTasks : Fix<NoParameters>
{
    private const string Line = "sale_line_id", State = "state", Delivered = "*delivered", Done = "1_done";

    private static readonly string[] Ended = [Done, "1_canceled"];

    public override string Id => "open-after-delivery";

    public override string Resource => "project.task";

    public override IReadOnlyList<string> Fields => ["name", "active", State, Line];

    public override Wording Title => new("Tasks left open after delivery", "Tâches restées ouvertes après livraison");

    public override Wording Effect => new(
        "Marks tasks as done whose order line is delivered in full; never touches tasks without an order line, archived or cancelled ones. Odoo 17 or newer, with sales and projects.",
        "Marque comme terminées les tâches dont la ligne de commande est entièrement livrée ; ne touche jamais les tâches sans ligne de commande, archivées ou annulées. Odoo 17 ou plus récent, avec ventes et projets.");

    protected override async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, NoParameters parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in records.FindAsync(new() { Resource = Resource, Fields = Fields, Conditions = [Where.Is("active", true), Where.IsFilled(Line)] }, ct))
        {
            var open = page.Where(task => !Ended.Contains(task.Text(State))).ToList();
            var delivered = await DeliveredAsync(records, [.. open.Select(task => task.Text(Line)!).Distinct()], ct);
            yield return [.. open.Select(task => task.With(Delivered, delivered.Contains(task.Text(Line)!)))];
        }
    }

    protected override Correction Correct(ErpRecord record, NoParameters parameters) =>
        record.Values[Delivered].GetBoolean() ? Correction.Set(State, Done) : Correction.None;

    private static async Task<HashSet<string>> DeliveredAsync(IRecordReader records, string[] lines, CancellationToken ct)
    {
        var delivered = new HashSet<string>();
        if (lines.Length == 0)
            return delivered;
        await foreach (var page in records.FindAsync(new()
        {
            Resource = "sale.order.line", Fields = ["qty_delivered", "product_uom_qty"], Conditions = [new("id", Comparison.In, JsonSerializer.SerializeToElement(lines))],
        }, ct))
            delivered.UnionWith(page.Where(IsDelivered).Select(line => line.Id));
        return delivered;
    }

    private static bool IsDelivered(ErpRecord line) =>
        line.Values["product_uom_qty"].GetDecimal() is > 0 and var sold && line.Values["qty_delivered"].GetDecimal() >= sold;
}
