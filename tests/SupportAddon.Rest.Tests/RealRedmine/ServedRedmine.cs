using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>One Redmine for the tests of a class.</summary>
public sealed class ServedRedmine : IAsyncLifetime
{
    public Redmine Redmine { get; private set; } = null!;

    public async Task InitializeAsync() => Redmine = await Redmine.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await Redmine.DisposeAsync();
}

internal static class RedmineConnections
{
    /// <summary>The shipped manifest on this Redmine.</summary>
    public static RestConnector Connect(this Redmine redmine, string? key = null, DateTimeOffset? since = null)
    {
        var options = new RestOptions { Manifest = "redmine", BaseUrl = redmine.Url, ApiKey = key ?? redmine.AdminKey };
        Assert.Empty(new RestPlugin().Validate(options));
        return (RestConnector)new RestPlugin().Create(options, Desk.Context(since));
    }

    /// <summary>The shipped manifest without the requests per ticket, for what concerns the list alone.</summary>
    public static RestConnector ConnectToList(this Redmine redmine, DateTimeOffset? since = null)
    {
        var manifest = ManifestFile.Find("redmine").Manifest!;
        var list = manifest with { Tickets = manifest.Tickets with { Detail = null, History = null } };
        return new RestConnector(list, new RestOptions { BaseUrl = redmine.Url, ApiKey = redmine.AdminKey }, Desk.Context(since));
    }

    public static Task<string> RubyAsync(this Redmine redmine, string script) => redmine.RunRubyAsync(script, CancellationToken.None);

    public static async Task<IReadOnlyList<string>> ColumnAsync(this Redmine redmine, string sql) =>
        [.. (await redmine.SqlAsync(sql, CancellationToken.None)).Select(row => row.Single().Value!.ToString())];

    /// <summary>Changes of one field, oldest first, as "from>to".</summary>
    public static IEnumerable<string> Changes(this SourceTicket ticket, string field) =>
        ticket.Events.OfType<FieldChanged>().Where(change => change.Field == field).Select(change => $"{change.From}>{change.To}");
}
