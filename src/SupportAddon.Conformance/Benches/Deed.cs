using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>One write that can be tried, and tried again: with the same key, marker and values each time.</summary>
/// <param name="Name">For messages.</param>
/// <param name="DoAsync">Does it.</param>
/// <param name="Deletes">Whether there is nothing left to look at afterwards.</param>
internal sealed record Deed(string Name, Func<IConnector, CancellationToken, Task<Told>> DoAsync, bool Deletes = false);

/// <summary>What a connector says of a write.</summary>
/// <param name="Result">Whether something was written.</param>
/// <param name="Reason">In its own words.</param>
internal sealed record Told(WriteResult Result, string? Reason);
