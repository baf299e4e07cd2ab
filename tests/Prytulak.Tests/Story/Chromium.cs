using Microsoft.Playwright;

namespace Prytulak.Tests.Story;

/// <summary>One browser for all stories; everybody in them has a profile of their own.</summary>
public static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Running = new(Start);

    public static Task<IBrowser> Browser => Running.Value;

    private static async Task<IBrowser> Start()
    {
        // The browser is Debian's; the driver comes with the package.
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}
