using System.IO.Compression;

namespace Prytulak.Bench.Places;

/// <summary>Every name of every place of the gazetteer, read from its text files: its own, its translations, its alternates, each once.</summary>
sealed class AllNames
{
    private static readonly string[] NameColumns = ["name", "en", "uk", "ru", "be", "pl", "de", "fr", "ro", "hu", "cs", "sk", "lt", "alt"];
    private readonly Dictionary<int, HashSet<string>> ofPlace = [];
    private readonly HashSet<string> all = new(StringComparer.OrdinalIgnoreCase);

    private AllNames()
    {
    }

    public List<NameOfPlace> Rows { get; } = [];

    public static AllNames Read()
    {
        var names = new AllNames();
        foreach (var file in (string[])["places.tsv.gz", "settlements_small.tsv.gz"]) names.ReadFile(GazetteerBench.Data(file));
        return names;
    }

    /// <summary>Whether a place bears a name, in any language.</summary>
    public bool Bears(int place, string name) => ofPlace[place].Contains(name);

    /// <summary>Whether any place bears a name.</summary>
    public bool IsName(string name) => all.Contains(name);

    private void ReadFile(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var head = lines.ReadLine()!.Split('\t');
        var columns = NameColumns.Select(column => Array.IndexOf(head, column)).Where(column => column >= 0).ToArray();
        var population = Array.IndexOf(head, "population");
        while (lines.ReadLine() is { Length: > 0 } line)
            if (line.Split('\t') is { } fields) Add(int.Parse(fields[0]), fields[population], columns.SelectMany(column => fields[column].Split('|')));
    }

    private void Add(int place, string population, IEnumerable<string> names)
    {
        var known = ofPlace[place] = new(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
            if (name is not ("" or "=") && known.Add(name))
            {
                all.Add(name);
                Rows.Add(new(place, name, population is "" ? 0 : int.Parse(population)));
            }
    }
}

/// <summary>One name of one place, and how many people live there; 0 when unknown.</summary>
sealed record NameOfPlace(int Place, string Name, int Population);
