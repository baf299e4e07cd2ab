using System.Diagnostics;
using System.Text.Json;

namespace Prytulak.Bench;

/// <summary>A peer in a process of Node.js, with the packages of its lock file; each line that it is asked it answers by a line of JSON.</summary>
sealed class NodePeer : IDisposable
{
    static readonly string[] Files = ["package.json", "package-lock.json", "peer.mjs"];

    readonly Process node;

    NodePeer(Process node) => this.node = node;

    /// <param name="name">Where its files are, beside this program.</param>
    /// <param name="folder">For the packages.</param>
    public static NodePeer Start(string name, string folder, params string[] arguments)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Files) File.Copy(Path.Combine(AppContext.BaseDirectory, name, file), Path.Combine(folder, file), overwrite: true);
        using (var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]) { WorkingDirectory = folder })!)
        {
            install.WaitForExit();
            if (install.ExitCode != 0) throw new InvalidOperationException("npm could not install the peer.");
        }
        return new(Process.Start(new ProcessStartInfo("node", ["--max-old-space-size=6000", "peer.mjs", .. arguments])
            { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    public JsonElement Ask(object question)
    {
        node.StandardInput.WriteLine(JsonSerializer.Serialize(question));
        return JsonDocument.Parse(node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer has ended.")).RootElement;
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }
}
