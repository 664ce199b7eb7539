using Microsoft.Extensions.Hosting;
using Orb.Grains.Interfaces.Hosting;
using Orb.Silo.Hosting;

return await StartErrors.Guard(async () =>
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.Configuration.AddLogLevels();
    builder.AddOrbSilo(Backbone.Read(builder.Configuration));
    using var host = builder.Build();
    await host.RunAsync();
});
