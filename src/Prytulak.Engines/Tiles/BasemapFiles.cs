using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>The files of data/geo that maps are drawn from, each opened by its name when it is read.</summary>
public sealed class BasemapFiles(Func<string, Stream> open)
{
    internal Topology Topology(string name, Func<Position, MapPoint> project)
    {
        using var file = open($"{name}.topojson.gz");
        return Tiles.Topology.Read(file, project);
    }

    internal CountryNames CountryNames()
    {
        using var file = open("countries.tsv");
        return Tiles.CountryNames.Read(file);
    }
}
