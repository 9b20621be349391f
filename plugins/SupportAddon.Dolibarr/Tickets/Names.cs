using System.Globalization;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;

namespace SupportAddon.Dolibarr.Tickets;

/// <summary>What users, third parties and projects are called, asked for once each; a number where that may not be seen.</summary>
internal sealed class Names(Session session)
{
    public const string Users = "users";
    public const string ThirdParties = "thirdparties";
    public const string Projects = "projects";

    private const int AtATime = 500;
    private const int MostKept = 5000;

    private readonly Dictionary<(string Resource, long Id), string> _known = [];
    private readonly HashSet<string> _refused = [];

    public async Task LoadAsync(string resource, IEnumerable<long?> ids, CancellationToken ct)
    {
        foreach (var some in ids.OfType<long>().Where(id => !_known.ContainsKey((resource, id))).Distinct().Order().ToList().Chunk(AtATime))
            if (!_refused.Contains(resource))
                await AskAsync(resource, some, ct);
    }

    /// <summary>Many pages in a row must not fill the memory with names.</summary>
    public void BeginPage()
    {
        if (_known.Count > MostKept)
            _known.Clear();
    }

    public string? Of(string resource, long? id) => id is not { } known ? null
        : _known.GetValueOrDefault((resource, known)) ?? string.Create(CultureInfo.InvariantCulture, $"#{known}");

    private async Task AskAsync(string resource, long[] ids, CancellationToken ct)
    {
        var query = new ListQuery(resource, Filter.All(Filter.In("t.rowid", ids)), "t.rowid", AtATime, "id,name,login,firstname,lastname,ref,title");
        if (await session.TryListAsync(query, ct) is not { } page)
            _refused.Add(resource);
        else
            foreach (var row in page.Rows)
                if (Called(resource, row) is { } name)
                    _known[(resource, row.Id)] = name;
    }

    private static string? Called(string resource, Row row) => resource switch
    {
        Users => $"{row.Text("firstname")} {row.Text("lastname")}".Trim() is { Length: > 0 } name ? name : row.Text("login"),
        Projects => row.Text("title") ?? row.Text("ref"),
        _ => row.Text("name"),
    };
}
