using System.Globalization;

namespace Prytulak.Bench.Tiles;

/// <summary>What the tiles of a zoom cost somebody, round by round.</summary>
sealed class TileTally(int zoom, string name)
{
    public const string Head = """

        | zoom | what | ms of processor time a tile | least to most | times ours, all | times ours, filtered | bytes |
        |---|---|--:|--:|--:|--:|--:|
        """;

    private readonly List<TileCost> rounds = [];

    private double Each => rounds.Select(cost => cost.Each).Order().ElementAt(rounds.Count / 2);

    public void Add(TileCost cost) => rounds.Add(cost);

    public string Line(TileTally all, TileTally filtered) => string.Create(CultureInfo.InvariantCulture,
        $"| z{zoom} | {name} | {Each:F4} | {rounds.Min(cost => cost.Each):F4}–{rounds.Max(cost => cost.Each):F4} | {Each / all.Each:F1} | {Each / filtered.Each:F1} | {rounds[0].Bytes:F0} |");
}
