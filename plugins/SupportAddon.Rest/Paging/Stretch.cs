using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Paging;

/// <summary>One go through a list, from its first page until its end or until its rows are found to move.</summary>
internal sealed class Stretch(ListReader reader, Address list, RowOrder order)
{
    private readonly Seen _addresses = new();
    private ListPage? _last;

    /// <summary>Turns the page. The JSON of the rows given before is gone then.</summary>
    public async Task<Turn> NextAsync(CancellationToken ct)
    {
        var turn = _last is null ? await FirstAsync(ct) : await FollowingAsync(_last, ct);
        _last?.Answer.Document?.Dispose();
        _last = turn.Page;
        return turn.Moved is null && !turn.Fresh.All(order.Follows) ? Turn.Restart(turn.Page, Turn.RowsTwice) : turn;
    }

    private async Task<Turn> FirstAsync(CancellationToken ct) =>
        reader.Paging.Open(await ReadAsync(new PagePlace(reader.Paging.First(list), 0, 0), ct));

    private async Task<Turn> FollowingAsync(ListPage last, CancellationToken ct) =>
        await reader.Paging.JudgeAsync(last, await ReadAsync(reader.Paging.After(last, list), ct), reader.ReadAsync, ct);

    // An address, and with it a token, that comes a second time would lead to the same pages for ever.
    private Task<ListPage> ReadAsync(PagePlace place, CancellationToken ct) =>
        _addresses.Add(place.Address.AbsoluteUri) ? reader.ReadAsync(place, ct) : throw new ConnectorException(FailureKind.Unexpected,
            $"The pages of {reader.System} go round in a circle: GET {place.Address.AbsolutePath} leads back to itself.",
            "Correct the paging in the manifest, or ask the system's operator.");
}
