using Prytulak.Engines.Geo;
using Prytulak.Engines.Tiles;

namespace Prytulak.Placement.Planning;

/// <summary>A place of the picture: all squares that lie close together.</summary>
public sealed class PlanSpot
{
    /// <summary>The public square of most households in it, after which it is called, and where it lies in pixels.</summary>
    public required string Square { get; init; }
    public required int X { get; init; }
    public required int Y { get; init; }

    /// <summary>Households whose wish and home are both here; those without a home who wish to be here.</summary>
    public int Here { get; set; }
    public int Without { get; set; }

    /// <summary>True where a line begins, or ends.</summary>
    public bool IsWish { get; set; }
    public bool IsHome { get; set; }

    /// <summary>False where a number would lie on another.</summary>
    public bool HasNumber { get; set; }
}

/// <summary>Households that go from one place of the picture to another.</summary>
/// <param name="HasNumber">False where a number would lie on another, and for one household alone.</param>
public sealed record PlanLane(PlanSpot From, PlanSpot To, int Households, int People, bool HasNumber)
{
    private const double Bow = 0.14, Thinnest = 1.5, Thickest = 9;

    /// <summary>In pixels; four times as many households are twice as thick.</summary>
    public double Width => Math.Min(Thickest, Thinnest * Math.Sqrt(Households));

    /// <summary>Bowed to its right, so that two who go opposite ways do not lie on each other.</summary>
    public (int X, int Y) Bend => ((From.X + To.X) / 2 - (int)(Bow * (To.Y - From.Y)), (From.Y + To.Y) / 2 + (int)(Bow * (To.X - From.X)));

    /// <summary>The middle of the bowed line.</summary>
    public (int X, int Y) Middle => ((From.X + 2 * Bend.X + To.X) / 4, (From.Y + 2 * Bend.Y + To.Y) / 4);
}

/// <summary>The lines and marks of a plan on the outlines of a map. What lies close together is one, so there are never more than an eye can tell apart.</summary>
public sealed class PlanPicture
{
    /// <summary>The most lines that are drawn: those of most households.</summary>
    public const int MostLanes = 250;

    // In pixels of a picture 700 wide, which a phone shows at half the size.
    private const int Apart = 22, Legible = 46;

    private readonly List<PlanSpot> spots = [];
    private readonly List<(int X, int Y)> numbers = [];

    private PlanPicture() { }

    public IReadOnlyList<PlanSpot> Spots => spots;

    public IReadOnlyList<PlanLane> Lanes { get; private set; } = [];

    /// <summary>How many lines are left out.</summary>
    public int Omitted { get; private set; }

    public static PlanPicture Of(OutlineDrawing drawing, IReadOnlyList<PlanFlow> flows)
    {
        var picture = new PlanPicture();
        var spotOf = picture.Gather(drawing, flows);
        picture.Count(flows, spotOf);
        picture.Draw(flows, spotOf);
        return picture;
    }

    // The squares of most households first: others close to one of them belong to it.
    private Dictionary<string, PlanSpot> Gather(OutlineDrawing drawing, IEnumerable<PlanFlow> flows)
    {
        var weights = flows.SelectMany(flow => new[] { (Square: flow.From, flow.Households), (Square: flow.To, flow.Households) }).Where(end => end.Square is not null).GroupBy(end => end.Square!);
        var spotOf = new Dictionary<string, PlanSpot>();
        foreach (var square in weights.OrderByDescending(ends => ends.Sum(end => end.Households)).ThenBy(ends => ends.Key, StringComparer.Ordinal).Select(ends => ends.Key))
            if (Cell.Parse(square) is { } cell) spotOf.Add(square, At(drawing.Place(cell.Centre), square));
        return spotOf;
    }

    private PlanSpot At((double X, double Y) at, string square)
    {
        if (spots.Find(spot => IsNear(at, (spot.X, spot.Y), Apart)) is { } near) return near;
        spots.Add(new() { Square = square, X = (int)Math.Round(at.X), Y = (int)Math.Round(at.Y) });
        return spots[^1];
    }

    private void Count(IEnumerable<PlanFlow> flows, Dictionary<string, PlanSpot> spotOf)
    {
        foreach (var flow in flows)
            switch (Spot(flow.From, spotOf), Spot(flow.To, spotOf))
            {
                case ({ } from, null) when flow.To is null: from.Without += flow.Households; break;
                case ({ } from, { } to) when from == to: to.Here += flow.Households; break;
                // Where they wish to live nobody has said.
                case (null, { } to): to.IsHome = true; break;
            }
        foreach (var spot in spots.Where(spot => spot.Here + spot.Without > 0).OrderByDescending(spot => spot.Here + spot.Without)) spot.HasNumber = HasRoom(NumbersOf(spot));
    }

    private void Draw(IEnumerable<PlanFlow> flows, Dictionary<string, PlanSpot> spotOf)
    {
        var lanes = flows.Select(flow => (From: Spot(flow.From, spotOf), To: Spot(flow.To, spotOf), Flow: flow)).Where(lane => lane is { From: not null, To: not null } && lane.From != lane.To)
            .GroupBy(lane => (lane.From, lane.To)).Select(same => new PlanLane(same.Key.From!, same.Key.To!, same.Sum(lane => lane.Flow.Households), same.Sum(lane => lane.Flow.People), false))
            .OrderByDescending(lane => lane.Households).ThenByDescending(lane => lane.People).ToList();
        Omitted = Math.Max(0, lanes.Count - MostLanes);
        Lanes = [.. lanes.Take(MostLanes).Select(lane => lane with { HasNumber = lane.Households > 1 && HasRoom([lane.Middle]) })];
        foreach (var lane in Lanes) lane.From.IsWish = lane.To.IsHome = true;
    }

    // Two marks stand beside each other.
    private static (int X, int Y)[] NumbersOf(PlanSpot spot) =>
        spot is { Here: > 0, Without: > 0 } ? [(spot.X - Legible / 2, spot.Y), (spot.X + Legible / 2, spot.Y)] : [(spot.X, spot.Y)];

    private bool HasRoom((int X, int Y)[] places)
    {
        if (places.Any(at => numbers.Exists(number => IsNear(at, number, Legible)))) return false;
        numbers.AddRange(places);
        return true;
    }

    private static PlanSpot? Spot(string? square, Dictionary<string, PlanSpot> spotOf) => square is not null ? spotOf.GetValueOrDefault(square) : null;

    private static bool IsNear((double X, double Y) one, (int X, int Y) other, int within) => (one.X - other.X) * (one.X - other.X) + (one.Y - other.Y) * (one.Y - other.Y) < within * within;
}
