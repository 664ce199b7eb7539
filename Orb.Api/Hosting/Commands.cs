using System.CommandLine;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Hosting;

/// <summary>The command line: serve (the default), or print a token.</summary>
internal static class Commands
{
    public static Task<int> Run(string[] args, Func<string[], Task<int>> serve)
    {
        var root = new RootCommand("Orb: turns a task into a merged pull request. Without a command it serves the API and the console.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((_, _) => serve(args));
        root.Subcommands.Add(Token());

        // The host has its own way to stop, which takes longer than this library would wait.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static Command Token()
    {
        var user = new Option<string>("--user") { Description = "The subject of the token.", DefaultValueFactory = _ => DevelopmentIssuer.DefaultUser };
        var role = new Option<string[]>("--role") { Description = "A platform role; may be repeated." };
        role.AcceptOnlyFromAmong(Roles.Admin, Roles.Service);
        user.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: >= 1 and <= 200 } name || name.Any(char.IsControl))
            {
                result.AddError("--user must have 1 to 200 characters.");
            }
        });
        var token = new Command("token", "Prints a development token, good for 12 hours, signed with the key in ORB_DATA.") { user, role };
        token.SetAction((parsed, _) => Task.FromResult(
            parsed.UnmatchedTokens is [var unknown, ..] ? Refuse($"token has no option {unknown}") : PrintToken(parsed.GetValue(user)!, parsed.GetValue(role) ?? [])));
        return token;
    }

    private static int PrintToken(string user, string[] roles)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder();
            var auth = builder.Configuration.GetSection(AuthOptions.Section).Get<AuthOptions>() ?? new AuthOptions();
            if (!builder.Environment.AllowsStandIns() || !auth.UsesDevelopmentIssuer)
            {
                throw new StartException(
                    $"tokens come from {AuthOptions.Section}:Authority here; Orb issues its own only when ASPNETCORE_ENVIRONMENT is Development and no other issuer is set.");
            }

            var key = DevelopmentIssuer.Key(DataFolder.Of(builder.Configuration));
            System.Console.Out.WriteLine(DevelopmentIssuer.Token(key, auth.TokenType, user, roles, TimeProvider.System.GetUtcNow()));
            return 0;
        }
        catch (StartException refused)
        {
            return Refuse(refused.Message);
        }
    }

    private static int Refuse(string reason)
    {
        System.Console.Error.WriteLine($"orb: {reason}");
        return 1;
    }
}
