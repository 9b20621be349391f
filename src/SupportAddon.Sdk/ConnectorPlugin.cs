namespace SupportAddon.Sdk;

/// <summary>
/// The entrance of a plugin: exactly one public, non-abstract class of this type in the plugin's main assembly,
/// with a public constructor without parameters. The host makes one instance and keeps it while the plugin is loaded.
/// </summary>
/// <remarks>
/// The plugin's version is the version of its main assembly. Everything here must be cheap and must not talk to any
/// system: the network is reached through <see cref="ConnectorContext.Http"/> by the connector alone.
/// </remarks>
public abstract class ConnectorPlugin
{
    /// <summary>The plugin's name in files and commands: 1 to 40 of a-z, 0-9 and '-', for example <c>odoo</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The name people read, for example <c>Odoo</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// A record or class with a public constructor without parameters and public <c>init</c> or <c>set</c> properties
    /// of type <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="Uri"/>, <see cref="TimeSpan"/>
    /// or an enumeration (or a nullable of these). Attributes of <c>System.ComponentModel.DataAnnotations</c>,
    /// <see cref="SecretAttribute"/> and <see cref="FilePathAttribute"/> say the rest: the host makes
    /// the file format, the validation, the help and the masking from this one declaration.
    /// </summary>
    public abstract Type OptionsType { get; }

    /// <summary>What is wrong with options that already passed their attributes, a sentence each; empty when nothing is.</summary>
    /// <param name="options">An instance of <see cref="OptionsType"/>.</param>
    public virtual IReadOnlyList<string> Validate(object options) => [];

    /// <summary>
    /// The addresses this connection talks to. Requests to any host not listed here are refused before they leave.
    /// </summary>
    /// <param name="options">A valid instance of <see cref="OptionsType"/>.</param>
    public abstract IReadOnlyList<Uri> Endpoints(object options);

    /// <summary>
    /// How many requests a second the system asks for, where its makers say so: it holds unless the connection's own
    /// settings name another number. Null leaves it to the host.
    /// </summary>
    /// <param name="options">A valid instance of <see cref="OptionsType"/>.</param>
    public virtual double? RequestsPerSecond(object options) => null;

    /// <summary>Makes the connector of one connection. The host disposes it.</summary>
    /// <param name="options">A valid instance of <see cref="OptionsType"/>, secrets in clear.</param>
    /// <param name="context">What the host lends to this connection.</param>
    /// <exception cref="ConnectorException">The options cannot work (<see cref="FailureKind.Configuration"/>).</exception>
    public abstract IConnector Create(object options, ConnectorContext context);

    /// <summary>The corrections of data that come with this plugin, each for connectors that are an <see cref="IRecordStore"/>.</summary>
    public virtual IReadOnlyList<Fix> Fixes => [];
}
