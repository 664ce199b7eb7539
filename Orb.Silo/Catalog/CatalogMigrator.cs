using System.Data.Common;
using DbUp.Engine;
using Microsoft.Extensions.Logging;

namespace Orb.Silo.Catalog;

/// <summary>Brings the database to the schema of this build, before the silo starts. Any number of processes may do so at once.</summary>
internal sealed partial class CatalogMigrator(Dialect dialect, IReadOnlyList<MigrationScript> scripts, ILogger<CatalogMigrator> logger)
{
    /// <summary>Applies what is missing, each script in a transaction of its own. A database that is up to date is left alone.</summary>
    /// <param name="cancellationToken">Ends the wait for other processes; a script that has begun is finished.</param>
    /// <exception cref="MigrationFailedException">A script failed, the database is newer than this build, or it cannot be opened.</exception>
    public async Task Migrate(CancellationToken cancellationToken)
    {
        await using var turn = await TakeTurn(cancellationToken);
        var engine = dialect.Upgrade()
            .WithScripts(scripts.Select(script => new SqlScript(script.Name, script.Sql)))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();
        RefuseNewerSchema(engine);
        var result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw new MigrationFailedException(result.ErrorScript?.Name, OneLine(result.Error), result.Error);
        }

        foreach (var script in result.Scripts)
        {
            Applied(script.Name);
        }
    }

    private async Task<IAsyncDisposable> TakeTurn(CancellationToken cancellationToken)
    {
        try
        {
            return await dialect.TakeMigrationTurn(cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new MigrationFailedException(null, OneLine(exception), exception);
        }
    }

    private void RefuseNewerSchema(UpgradeEngine engine)
    {
        var unknown = engine.GetExecutedScripts().Except(scripts.Select(script => script.Name), StringComparer.Ordinal).Max(StringComparer.Ordinal);
        if (unknown is not null)
        {
            throw new MigrationFailedException(
                unknown, $"the database was made by a newer version of Orb; this one knows scripts up to {scripts[^1].Name}.");
        }
    }

    private static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");

    [LoggerMessage(LogLevel.Information, "Applied migration {Script}")]
    private partial void Applied(string script);
}
