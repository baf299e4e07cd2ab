using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Geo;

namespace Prytulak.Bench;

/// <summary>
/// What the gazetteer costs: loading, memory, and processor time per keystroke, over the names of towns in seven
/// languages typed letter by letter, clean and with a typo. Seeded, so that two runs ask the same.
/// </summary>
static class GazetteerBench
{
    static readonly string[] Languages = ["en", "uk", "ru", "be", "pl", "de", "fr"];

    public static void Run(TextWriter report)
    {
        var gazetteer = MeasureLoading(report);
        MeasureCompiled(report, gazetteer);
        MeasureCells(report, gazetteer);
        var clean = Keystrokes(gazetteer, typo: false);
        var typos = Keystrokes(gazetteer, typo: true);
        foreach (var typed in clean.Take(3000).Concat(typos.Take(3000))) gazetteer.Search(typed, "uk", 8);
        var kyiv = new Position(50.45, 30.52);
        Measure(report, "clean", clean, typed => gazetteer.Search(typed, "uk", 8));
        Measure(report, "one typo", typos, typed => gazetteer.Search(typed, "uk", 8));
        Measure(report, "clean, near", clean, typed => gazetteer.Search(typed, "uk", 8, near: kyiv));
        Measure(report, "one typo, near", typos, typed => gazetteer.Search(typed, "uk", 8, near: kyiv));
        Measure(report, "clean, in Lithuania", clean, typed => gazetteer.Search(typed, "pl", 8, country: "LT"));
        Measure(report, "one typo, near, in Lithuania", typos, typed => gazetteer.Search(typed, "pl", 8, kyiv, "LT"));
        MeasureNearest(report, gazetteer);
    }

    static Gazetteer MeasureLoading(TextWriter report)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, processor) = (Stopwatch.StartNew(), Processor());
        var gazetteer = Load();
        var (wall, busy) = (watch.Elapsed, Processor() - processor);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Line(report, $"load: {wall.TotalMilliseconds:F0} ms wall, {busy.TotalMilliseconds:F0} ms processor, {memory / 1e6:F0} MB, {gazetteer.Count} places");
        return gazetteer;
    }

    public static Gazetteer Load()
    {
        using var places = File.OpenRead(Data("places.tsv.gz"));
        using var settlements = File.OpenRead(Data("settlements_small.tsv.gz"));
        using var regions = File.OpenRead(Data("regions.tsv"));
        return Gazetteer.Load(places, settlements, regions);
    }

    static void MeasureCompiled(TextWriter report, Gazetteer gazetteer)
    {
        using var file = new MemoryStream();
        gazetteer.Save(file);
        file.Position = 0;
        var (watch, processor) = (Stopwatch.StartNew(), Processor());
        Gazetteer.LoadCompiled(file);
        Line(report, $"load compiled: {watch.ElapsedMilliseconds} ms wall, {(Processor() - processor).TotalMilliseconds:F0} ms processor, {file.Length / 1e6:F0} MB");
    }

    static void MeasureCells(TextWriter report, Gazetteer gazetteer)
    {
        var processor = Processor();
        PublicCells.Of(gazetteer);
        Line(report, $"count cells: {(Processor() - processor).TotalMilliseconds:F0} ms processor");
    }

    static List<string> Keystrokes(Gazetteer gazetteer, bool typo)
    {
        var random = new Random(7);
        var towns = gazetteer.All().Where(place => place.Population > 15_000).ToArray();
        var keystrokes = new List<string>();
        for (var i = 0; i < 700; i++)
        {
            var name = towns[random.Next(towns.Length)].Name(Languages[i % Languages.Length]);
            if (typo) name = Misspelt(name, random);
            for (var length = 1; length <= name.Length; length++) keystrokes.Add(name[..length]);
        }
        return keystrokes;
    }

    static string Misspelt(string name, Random random)
    {
        var at = random.Next(name.Length);
        var letter = name[random.Next(name.Length)];
        return random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, letter.ToString()),
            _ => name.Remove(at, 1).Insert(at, letter.ToString())
        };
    }

    static void Measure(TextWriter report, string what, List<string> keystrokes, Action<string> search)
    {
        var times = new double[keystrokes.Count];
        var worst = (Time: 0.0, Typed: "");
        var processor = Processor();
        for (var i = 0; i < times.Length; i++)
        {
            var start = Processor();
            search(keystrokes[i]);
            times[i] = (Processor() - start).TotalMilliseconds;
            if (times[i] > worst.Time) worst = (times[i], keystrokes[i]);
        }
        var mean = (Processor() - processor).TotalMilliseconds / times.Length;
        Array.Sort(times);
        Line(report, $"{what}: {times.Length} keystrokes, processor {mean:F3} ms each; p50 {times[times.Length / 2]:F3}, p99 {times[times.Length * 99 / 100]:F3}, max {times[^1]:F3} ms ({worst.Typed})");
    }

    static void MeasureNearest(TextWriter report, Gazetteer gazetteer)
    {
        var random = new Random(7);
        var processor = Processor();
        for (var i = 0; i < 10_000; i++) gazetteer.Nearest(new(36 + random.NextDouble() * 30, -10 + random.NextDouble() * 55));
        Line(report, $"nearest: processor {(Processor() - processor).TotalMilliseconds / 10_000:F4} ms each");
    }

    // To the microsecond, and blind to what else the machine does.
    static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    public static string Data(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "data", "geo")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("data/geo");
        return Path.Combine(folder.FullName, "data", "geo", file);
    }

    static void Line(TextWriter report, FormattableString line) => report.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
