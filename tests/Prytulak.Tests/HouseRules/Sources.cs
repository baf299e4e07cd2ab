using System.Text.RegularExpressions;

namespace Prytulak.Tests.HouseRules;

/// <summary>A source file of ours: its path from the root, and its text.</summary>
public sealed class Source(string path, string text)
{
    public string Path => path;

    public string Text => text;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(path);

    /// <summary>The module of the application that it belongs to: the folder under src/Prytulak; null outside of modules.</summary>
    public string? Module => path.Split('/') is ["src", "Prytulak", var module, _, ..] ? module : null;

    public int Lines => text.AsSpan().TrimEnd().Count('\n') + 1;

    /// <summary>Each match as "path:line match", for a message that can be clicked.</summary>
    public IEnumerable<string> Places(string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.Multiline).Select(m => $"{path}:{text.AsSpan(0, m.Index).Count('\n') + 1} {m.Value.Trim()}");
}

/// <summary>All source files of the repository, without what is built or brought.</summary>
public static class Sources
{
    public static readonly string Root = FindRoot();

    private static readonly string[] NotOurs = ["artifacts", "node_modules", "obj", "bin", ".git", "data"];

    public static readonly IReadOnlyList<Source> All = [.. Read(Root)];

    /// <summary>The application: C# and pages.</summary>
    public static IEnumerable<Source> Application => Under("src/Prytulak/").Where(s => s.Path.EndsWith(".cs") || s.Path.EndsWith(".razor"));

    public static IEnumerable<Source> Engines => Under("src/Prytulak.Engines/").Where(s => s.Path.EndsWith(".cs"));

    public static IEnumerable<Source> Code => All.Where(s => s.Path.EndsWith(".cs") || s.Path.EndsWith(".razor"));

    public static IEnumerable<Source> Under(string folder) => All.Where(s => s.Path.StartsWith(folder, StringComparison.Ordinal));

    private static IEnumerable<Source> Read(string folder) =>
    [
        .. Directory.GetFiles(folder).Where(IsText).Select(file => new Source(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file))),
        .. Directory.GetDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Read),
    ];

    private static bool IsText(string file) =>
        Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js" or ".mjs" or ".sql" or ".texts" or ".csproj" or ".props" or ".targets" or ".proj" or ".md" or ".svg" or ".html";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Prytulak.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
