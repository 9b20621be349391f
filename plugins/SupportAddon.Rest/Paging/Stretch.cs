using System.Numerics;
using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Paging;

/// <summary>One go through a list, from its first page until its end or until its rows are found to move.</summary>
internal sealed class Stretch(ListReader reader, Address list, RowOrder order)
{
    private ListPage? _last;
    private Uri? _milestone;

    public async Task<Turn> NextAsync(CancellationToken ct)
    {
        var turn = _last is null ? await FirstAsync(ct) : await FollowingAsync(_last, ct);
        _last = turn.Page;
        return turn.Moved is null && !turn.Fresh.All(order.Follows) ? Turn.Restart(turn.Page) : turn;
    }

    private async Task<Turn> FirstAsync(CancellationToken ct) =>
        reader.Paging.Open(await reader.ReadAsync(new PagePlace(reader.Paging.First(list), 0, 0), ct));

    private async Task<Turn> FollowingAsync(ListPage last, CancellationToken ct)
    {
        var place = reader.Paging.After(last, list);
        RefuseLoop(place);
        return await reader.Paging.JudgeAsync(last, await reader.ReadAsync(place, ct), reader.ReadAsync, ct);
    }

    // Comparing with one remembered address, replaced ever more rarely, finds any loop without remembering them all.
    private void RefuseLoop(PagePlace place)
    {
        if (place.Address == (_milestone ?? _last!.Place.Address))
            throw new ConnectorException(FailureKind.Unexpected,
                $"The pages of {reader.System} go round in a circle: GET {place.Address.AbsolutePath} leads back to itself.",
                "Correct the paging in the manifest, or ask the system's operator.");
        if (_milestone is null || BitOperations.IsPow2(place.Number))
            _milestone = place.Address;
    }
}
