using System.Data;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Orb.Silo.Catalog;

/// <summary>
/// A moment as the catalog stores it: <c>timestamptz</c> in PostgreSQL, UTC text of one width in SQLite, to the microsecond in both.
/// A type of its own, so that Dapper's process-wide table of handlers is left alone for the types that others use.
/// </summary>
internal readonly record struct StoredTime(DateTimeOffset Value)
{
    private const string TextFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static implicit operator StoredTime(DateTimeOffset value) => new(value);

    public static implicit operator DateTimeOffset(StoredTime time) => time.Value;

    internal sealed class Handler : SqlMapper.TypeHandler<StoredTime>
    {
        public override void SetValue(IDbDataParameter parameter, StoredTime value) =>
            parameter.Value = parameter is NpgsqlParameter
                ? value.Value.ToUniversalTime()
                : value.Value.ToUniversalTime().ToString(TextFormat, CultureInfo.InvariantCulture);

        public override StoredTime Parse(object value) => value switch
        {
            DateTime utc => new DateTimeOffset(utc),
            string text => DateTimeOffset.ParseExact(text, TextFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            _ => throw new DataException($"{value.GetType()} is no stored time."),
        };
    }
}
