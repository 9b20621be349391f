using System.Text.Json.Nodes;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>The key's user and its rights.</summary>
internal sealed class UserCard(int version)
{
    public bool ReadsTickets { get; set; } = true;

    public bool SeesAllThirdParties { get; set; } = true;

    public bool ReadsOwnEvents { get; set; } = true;

    public bool ReadsAllEvents { get; set; } = true;

    /// <summary>Measured: who may see no users is refused its own card too.</summary>
    public bool ReadsUsers { get; set; } = true;

    public bool ReadsThirdParties { get; set; } = true;

    public bool IsAdministrator { get; set; } = true;

    public string? ThirdParty { get; set; }

    public JsonObject Told()
    {
        Must(ReadsUsers, "Not allowed");
        return new JsonObject
        {
            ["id"] = "1", ["login"] = "support", ["socid"] = ThirdParty,
            ["rights"] = new JsonObject
            {
                ["ticket"] = Granted(("read", ReadsTickets)),
                ["societe"] = new JsonObject { ["client"] = Granted(("voir", SeesAllThirdParties)) },
                ["agenda"] = new JsonObject { ["myactions"] = Granted(("read", ReadsOwnEvents)), ["allactions"] = Granted(("read", ReadsAllEvents)) },
            },
        };
    }

    /// <summary>Facts: auth and health: a module that is off, and a right that is missing, are 403 JSON.</summary>
    public void MustReadTickets()
    {
        if (!ReadsTickets)
            throw new Refusal(403, "Forbidden");
    }

    /// <summary>Measured: modules and attributes are for administrators.</summary>
    public JsonNode MustBeAdministrator(JsonNode answer, int onOld) => IsAdministrator ? answer
        : throw new Refusal(version < 20 ? onOld : 403, version < 20 && onOld == 401 ? "Unauthorized: Only an admin user can get list of extrafields" : "Forbidden: Error API open to admin users only");

    public void MustRead(string resource)
    {
        if (resource == "tickets")
            MustReadTickets();
        else if (resource == "agendaevents")
            Must(ReadsOwnEvents, "Insufficient rights to read events");
        else
            Must(resource == "users" ? ReadsUsers : ReadsThirdParties, null);
    }

    // Measured: 17 tells a right that is missing as 401 everywhere but for tickets, and often says no more than that.
    private void Must(bool may, string? said)
    {
        var (status, title) = version < 20 ? (401, "Unauthorized") : (403, "Forbidden");
        if (!may)
            throw new Refusal(status, said is null ? title : $"{title}: {said}");
    }

    private static JsonObject Granted(params (string Name, bool Has)[] rights) =>
        new(rights.Where(right => right.Has).Select(right => KeyValuePair.Create(right.Name, (JsonNode?)1)));
}
