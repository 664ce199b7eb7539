namespace Orb.Grains.Interfaces.Catalog;

/// <summary>
/// An id whose text is a lower-case prefix, a dash and 32 hexadecimal digits, such as <c>ws-0199a3…</c>. It is safe in URLs, file names and log lines.
/// </summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IEntityId<TSelf> : IParsable<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>What every id of this kind starts with, without the dash.</summary>
    static abstract string Prefix { get; }

    /// <summary>The whole text, prefix included.</summary>
    string Value { get; }

    /// <summary>Wraps a text that has already been checked.</summary>
    static abstract TSelf FromValidated(string value);
}
