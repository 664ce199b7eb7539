using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orb.Sandbox.Storage;

/// <summary>One JSON document on disk.</summary>
internal sealed class JsonFile<T>(string path, JsonTypeInfo<T> type)
    where T : class
{
    public T? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize(file, type);
    }

    public void Write(T content) => PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(content, type));
}
