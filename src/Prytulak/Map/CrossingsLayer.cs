using System.Text.Json;
using Prytulak.Engines.Geo;
using Prytulak.Map.Contracts;

namespace Prytulak.Map;

/// <summary>The border crossing points between Ukraine, Moldova and their neighbours in the west. Nothing tells whether one is open.</summary>
internal sealed class CrossingsLayer : MapLayer
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly Lazy<MapPoint[]> All = new(Read);

    public override string Name => "crossings";

    public override IReadOnlyList<MapPoint> Points => All.Value;

    private static MapPoint[] Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "geo", "border_crossings.json"));
        return [.. JsonSerializer.Deserialize<Crossing[]>(file, Options)!.Select(crossing => crossing.Point)];
    }

    private sealed class Crossing
    {
        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Name { get; init; } = "";
        public string? NameUk { get; init; }
        public double Lat { get; init; }
        public double Lon { get; init; }

        public MapPoint Point => new(Id, new(Lat, Lon), Kind, NameUk is null ? new Dictionary<string, string> { ["en"] = Name } : new() { ["en"] = Name, ["uk"] = NameUk });
    }
}
