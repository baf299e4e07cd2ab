using Prytulak.Engines.Geo;
using Prytulak.Engines.Tiles;
using Prytulak.Engines.Tests.Tiles;

namespace Prytulak.Tests.Map;

/// <summary>Where an attacker thinks a home is; null where nothing was learned.</summary>
public sealed record Guess(HiddenHome Home, Position? At);

/// <summary>The ways in which homes were found on maps that meant to hide them. Each goes on until it has asked so often.</summary>
public static class Attacks
{
    private const int Steps = 16, MostZoom = 22;

    /// <summary>Asks again and again, for noise that is fresh each time has the truth as its mean.</summary>
    public static async Task<List<Guess>> Averaging(Attacker attacker, IReadOnlyList<HiddenHome> homes, int budget)
    {
        var seen = new Dictionary<string, (double North, double East, int Times)>();
        var squares = homes.Select(home => home.Square).Distinct().ToArray();
        for (var at = 0; attacker.Asked < budget; at++)
        {
            var box = BoxOf(squares[at % squares.Length]);
            foreach (var told in await attacker.Ask($"bbox={box.West},{box.South},{box.East},{box.North}") ?? [])
                seen[told.Id] = seen.GetValueOrDefault(told.Id) is var (north, east, times) ? (north + told.Middle.Latitude, east + told.Middle.Longitude, times + 1) : default;
        }
        return [.. homes.Select(home => new Guess(home, Ids(home).Where(seen.ContainsKey).Select(id => new Position(seen[id].North / seen[id].Times, seen[id].East / seen[id].Times)).Cast<Position?>().FirstOrDefault()))];
    }

    /// <summary>Halves the box that still shows the home.</summary>
    public static Task<List<Guess>> NestedBoxes(Attacker attacker, IReadOnlyList<HiddenHome> homes, int budget) => Each(attacker, homes, budget, async home =>
    {
        var box = BoxOf(home.Square);
        for (var step = 0; step < Steps; step++)
        {
            var (south, north) = (box with { North = (box.South + box.North) / 2 }, box with { South = (box.South + box.North) / 2 });
            box = step % 2 == 0 ? await Shows(attacker, home, south) ? south : north
                : await Shows(attacker, home, box with { East = (box.West + box.East) / 2 }) ? box with { East = (box.West + box.East) / 2 } : box with { West = (box.West + box.East) / 2 };
        }
        return new((box.South + box.North) / 2, (box.West + box.East) / 2);
    });

    /// <summary>Moves one edge until the home falls out of the box.</summary>
    public static Task<List<Guess>> BoundaryWalking(Attacker attacker, IReadOnlyList<HiddenHome> homes, int budget) => Each(attacker, homes, budget, async home =>
    {
        var whole = BoxOf(home.Square);
        var south = await Flip(whole.South, whole.North, edge => Shows(attacker, home, whole with { South = edge }));
        var west = await Flip(whole.West, whole.East, edge => Shows(attacker, home, whole with { West = edge }));
        return new(south, west);
    });

    /// <summary>Offers homes of its own, and looks which of them stand before the sought one in the order of distance.</summary>
    public static Task<List<Guess>> Order(Attacker attacker, IReadOnlyList<HiddenHome> homes, IReadOnlyList<HiddenHome> planted, int budget)
    {
        var random = new Random(3);
        return Each(attacker, homes, budget, async home =>
        {
            var rings = new List<(Position From, double Least, double Most)>();
            var box = BoxOf(home.Square);
            for (var ask = 0; ask < 12; ask++)
            {
                var from = HiddenHome.Within(home.Square, random);
                var told = await attacker.Ask($"bbox={box.West},{box.South},{box.East},{box.North}&near={from.Longitude},{from.Latitude}") ?? await attacker.Ask($"bbox={box.West},{box.South},{box.East},{box.North}");
                var place = told!.FindIndex(one => one.Id == home.Id.ToString());
                if (place < 0) continue;
                var own = planted.Select(plant => (Metres: from.MetresTo(plant.Position), At: told.FindIndex(one => one.Id == plant.Id.ToString()))).Where(plant => plant.At >= 0).ToArray();
                rings.Add((from, own.Where(plant => plant.At < place).Select(plant => plant.Metres).DefaultIfEmpty(0).Max(), own.Where(plant => plant.At > place).Select(plant => plant.Metres).DefaultIfEmpty(20_000).Min()));
            }
            return rings is [] ? HiddenHome.Within(home.Square, random) : Where(rings, home.Square, random);
        });
    }

    /// <summary>Takes the position from ever larger zooms of the map.</summary>
    public static Task<List<Guess>> Zoom(Attacker attacker, string tiles, IReadOnlyList<HiddenHome> homes, int budget) => Each(attacker, homes, budget, async home =>
    {
        var best = home.Square.Centre;
        for (var zoom = 4; zoom <= MostZoom; zoom++)
        {
            var tile = TileAddress.Of(best, zoom);
            var bytes = await attacker.Bytes($"{tiles}/{tile.Z}/{tile.X}/{tile.Y}");
            foreach (var feature in bytes is [] ? [] : StrictTile.Read(bytes).Layers.Where(layer => layer.Name == "homes").SelectMany(layer => layer.Features))
                if (feature.Attributes.TryGetValue("id", out var id) && Ids(home).Contains(id as string) && feature.Parts is [[var at, ..], ..])
                    best = WebMercator.ToPosition((tile.X + at.X / 4096.0) * tile.Size, (tile.Y + at.Y / 4096.0) * tile.Size);
        }
        return best;
    });

    private static async Task<List<Guess>> Each(Attacker attacker, IReadOnlyList<HiddenHome> homes, int budget, Func<HiddenHome, Task<Position?>> find)
    {
        var guesses = new List<Guess>();
        for (var at = 0; attacker.Asked < budget; at++) guesses.Add(new(homes[at % homes.Count], await find(homes[at % homes.Count])));
        return guesses;
    }

    private static async Task<bool> Shows(Attacker attacker, HiddenHome home, GeoBox box) =>
        (await attacker.Ask($"bbox={box.West},{box.South},{box.East},{box.North}"))?.Any(told => Ids(home).Contains(told.Id)) == true;

    private static async Task<double> Flip(double from, double to, Func<double, Task<bool>> shows)
    {
        for (var step = 0; step < Steps; step++)
            if (await shows((from + to) / 2)) from = (from + to) / 2;
            else to = (from + to) / 2;
        return (from + to) / 2;
    }

    // The point of the square that lies best between what was before and what was behind.
    private static Position Where(List<(Position From, double Least, double Most)> rings, Cell square, Random random)
    {
        var tried = Enumerable.Range(0, 20_000).Select(_ => HiddenHome.Within(square, random))
            .Select(at => (At: at, Off: rings.Sum(ring => ring.From.MetresTo(at) is var metres ? Math.Max(0, Math.Max(ring.Least - metres, metres - ring.Most)) : 0))).ToArray();
        var fitting = tried.Where(one => one.Off == 0).DefaultIfEmpty(tried.MinBy(one => one.Off)).ToArray();
        return new(fitting.Average(one => one.At.Latitude), fitting.Average(one => one.At.Longitude));
    }

    // The home itself where it is shown, the square where that is.
    private static string[] Ids(HiddenHome home) => [home.Id.ToString(), home.Square.ToString()];

    private static GeoBox BoxOf(Cell square) => new(square.Corners.Min(c => c.Latitude), square.Corners.Min(c => c.Longitude), square.Corners.Max(c => c.Latitude), square.Corners.Max(c => c.Longitude));
}
