namespace Orb.Sandbox.Http;

/// <summary>
/// The addresses in bodies. They are the same whichever loopback name a request used, as those of a GitHub Enterprise Server bear its configured host name.
/// </summary>
internal sealed class Urls
{
    private string? _web;

    public string Web => _web ?? throw new InvalidOperationException("The sandbox does not listen yet");

    public string Api => $"{Web}/api/v3";

    public void ListeningOn(int port) => _web = $"http://localhost:{port}";

    public string Repository(string fullName) => $"{Api}/repos/{fullName}";
}
