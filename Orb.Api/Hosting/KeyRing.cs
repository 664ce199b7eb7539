using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Orb.Grains.Interfaces.Hosting;
using StackExchange.Redis;

namespace Orb.Api.Hosting;

/// <summary>Where the keys live that sign the console's sessions: in the data folder when embedded, in Redis for all API nodes of a cluster.</summary>
internal static class KeyRing
{
    public const string CertificateSetting = "Orb:DataProtection:Certificate";
    public const string PasswordSetting = "Orb:DataProtection:CertificatePassword";

    private const string RedisKey = "orb:data-protection";

    public static WebApplicationBuilder AddKeyRing(this WebApplicationBuilder builder, Backbone backbone)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("orb");
        if (backbone is Backbone.Embedded)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(DataFolder.Of(builder.Configuration).Private("keys")));
        }
        else
        {
            builder.Services.AddOptions<KeyManagementOptions>().Configure<IConnectionMultiplexer>(
                (options, redis) => options.XmlRepository = new RedisKeyRepository(redis, RedisKey));
        }

        if (builder.Configuration[CertificateSetting] is { Length: > 0 } path)
        {
            protection.ProtectKeysWithCertificate(Certificate(path, builder.Configuration[PasswordSetting]));
        }
        else if (backbone is Backbone.Cluster && builder.Environment.IsProduction())
        {
            throw new StartException($"{CertificateSetting} is missing: in Production the key ring must be protected by a certificate.");
        }

        return builder;
    }

    private static X509Certificate2 Certificate(string path, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{CertificateSetting}: '{path}' cannot be read as PKCS #12: {failure.Message}", failure);
        }
    }
}
