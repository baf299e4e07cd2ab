using System.IO.Compression;
using System.Text;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tests.Geo;

/// <summary>A gazetteer of some rows of the real data, or of rows written by hand.</summary>
static class SmallGazetteer
{
    public const string PlacesHead = "geonameid\tname\tcountry\tregion\tfcode\tpopulation\tlat\tlon\ten\tuk\talt";
    public const string SettlementsHead = "wofid\tname\tcountry\tlat\tlon\tpopulation\tregion\tcounty\tuk\tru\tbe\tpl\ten";

    public static Stream Gzip(params IEnumerable<string> lines)
    {
        var file = new MemoryStream();
        using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n'));
        file.Position = 0;
        return file;
    }

    public static Gazetteer Of(params IEnumerable<string> places) => Gazetteer.Load(Gzip([PlacesHead, .. places]), Gzip(SettlementsHead));

    /// <summary>One row in so many of each real file, gzipped anew.</summary>
    public static (Stream Places, Stream Settlements) Sample(int oneIn) =>
        (Gzip(EveryNth("places.tsv.gz", oneIn)), Gzip(EveryNth("settlements_small.tsv.gz", oneIn)));

    static List<string> EveryNth(string file, int oneIn)
    {
        using var unzip = new GZipStream(Europe.Open(file), CompressionMode.Decompress);
        using var lines = new StreamReader(unzip);
        var kept = new List<string>();
        for (var row = 0; lines.ReadLine() is { } line; row++)
            if (row == 0 || row % oneIn == 1) kept.Add(line);
        return kept;
    }
}
