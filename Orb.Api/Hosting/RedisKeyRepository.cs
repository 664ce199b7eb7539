using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace Orb.Api.Hosting;

/// <summary>
/// Keeps the key ring in one Redis list, so that a session signed by one API node is read by all. The same layout as
/// Microsoft.AspNetCore.DataProtection.StackExchangeRedis, whose package would be a dependency for two calls.
/// </summary>
internal sealed class RedisKeyRepository(IConnectionMultiplexer redis, RedisKey key) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. redis.GetDatabase().ListRange(key).Select(element => XElement.Parse(element.ToString()))];

    public void StoreElement(XElement element, string friendlyName) =>
        redis.GetDatabase().ListRightPush(key, element.ToString(SaveOptions.DisableFormatting));
}
