namespace SupportAddon.Rest.Requests;

/// <summary>How one system is spoken with: its name, how it is signed in to, how it says that something is wrong.</summary>
/// <param name="LargestPage">The bytes above which an answer is a mistake.</param>
internal sealed record Dialect(string System, Auth Auth, IReadOnlyList<ErrorRule> Errors, long LargestPage)
{
    /// <summary>The first rule that fits.</summary>
    public ErrorRule? Rule(Reply reply) => Errors.FirstOrDefault(rule => rule.Fits(reply));
}
