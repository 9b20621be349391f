using System.Globalization;
using SupportAddon.Rest.Requests;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>Reads the manifest's parts about signing in, failures and limits.</summary>
internal sealed class DialectReader(Section root)
{
    private const long LargestPage = 32 * 1024 * 1024;

    public Dialect Dialect()
    {
        var auth = Auth(root.Inside("auth")!);
        return new Dialect(root.Text("name"), auth, [.. root.Items("errors").Select(rule => Rule(rule, auth))],
            root.Inside("limits") is { } limits ? Bytes(limits.Text("page")) : LargestPage);
    }

    private static Auth Auth(Section section) => section.Text("type") switch
    {
        "header" => new HeaderAuth(section.Text("name"), section.Optional("prefix") ?? ""),
        "bearer" => new HeaderAuth("Authorization", "Bearer "),
        "query" => new QueryAuth(section.Text("parameter")),
        "basic" => new BasicAuth(),
        "oauth2" => new OAuth2Auth(section.Optional("path"), section.Text("grant") == "refresh_token", section.Optional("scope"),
            section.Optional("credentials") == "basic"),
        "session" => new SessionAuth(Login(section.Inside("login")!), From(section.Inside("token")!), To(section.Inside("send")!)),
        _ => new NoAuth(),
    };

    private static LoginPlan Login(Section section) => new(new HttpMethod(section.Optional("method") ?? "POST"), section.Text("path"),
        section.Map("query"), section.Map("headers"), section.Map("form"), section.Json("json"));

    private static TokenPlace From(Section section) => new(section.Path("body"), section.Optional("header"), section.Optional("cookie"));

    private static TokenCarrier To(Section section) => new(section.Optional("header"), section.Optional("prefix") ?? "", section.Optional("cookie"));

    private static ErrorRule Rule(Section section, Auth auth)
    {
        var action = Enum.Parse<ErrorAction>(section.Text("action"), ignoreCase: true);
        if (action == ErrorAction.Login && auth is not TokenAuth)
            section.Mistake("action", "only a session, or a token of oauth2, can be asked for again");
        return new ErrorRule(section.Words("status"), Sign(section), action, section.Optional("header"),
            section.Optional("format") == "unix", section.Optional("message"), section.Optional("next"));
    }

    private static BodySign? Sign(Section section)
    {
        var (at, equal, part) = (section.Path("at"), section.Optional("equals"), section.Optional("contains"));
        return at is null && equal is null && part is null ? null
            : new BodySign(at, text => (equal ?? text) == text && text.Contains(part ?? "", StringComparison.OrdinalIgnoreCase));
    }

    private static long Bytes(string size) => long.Parse(size.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 * 1024;
}
