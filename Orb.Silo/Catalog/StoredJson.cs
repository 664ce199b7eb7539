using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Orb.Silo.Catalog;

/// <summary>JSON as the catalog stores it: <c>json</c> in PostgreSQL, checked text in SQLite. What is read is what was written, byte by byte.</summary>
internal readonly record struct StoredJson(string Text)
{
    internal sealed class Handler : SqlMapper.TypeHandler<StoredJson>
    {
        public override void SetValue(IDbDataParameter parameter, StoredJson value)
        {
            if (parameter is NpgsqlParameter postgres)
            {
                postgres.NpgsqlDbType = NpgsqlDbType.Json;
            }

            parameter.Value = value.Text;
        }

        public override StoredJson Parse(object value) => new((string)value);
    }
}
