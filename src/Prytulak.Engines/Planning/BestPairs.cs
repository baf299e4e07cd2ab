using System.Numerics;

namespace Prytulak.Engines.Planning;

/// <summary>
/// The best few of all units that were offered to it. Not simply the best: everybody wants those. For each household half of all
/// units are drawn by lot into the first shelf, a quarter into the second and so on, and each shelf keeps as many: so a few are
/// known of far down too, and of many that are equally good everybody knows others.
/// </summary>
sealed class BestPairs
{
    readonly Shelf[] shelves;
    uint lot;

    public BestPairs(int shelves, int each) => this.shelves = [.. Enumerable.Range(0, shelves).Select(_ => new Shelf(each))];

    public int Count => shelves.Sum(shelf => shelf.Count);
    public int[] Units => [.. shelves.SelectMany(shelf => shelf.Units)];
    public int[] Fits => [.. shelves.SelectMany(shelf => shelf.Fits)];

    /// <summary>True when some may not have found room.</summary>
    public bool IsFull => Array.Exists(shelves, shelf => shelf.IsFull);

    /// <summary>What the best of them gains; only where there is one.</summary>
    public long Highest => shelves.Max(shelf => shelf.Highest);

    /// <summary>What gains no more than this is not taken.</summary>
    public long Floor { get; private set; }

    /// <summary>Begins anew, with what gains more than this.</summary>
    /// <param name="seed">The same draws the same lots.</param>
    public void Begin(long above, int seed)
    {
        (Floor, lot) = (above, Mixed((uint)seed));
        foreach (var shelf in shelves) shelf.Begin(above);
    }

    public void Offer(int unit, int fit, long gain)
    {
        var shelf = shelves[Math.Min(shelves.Length - 1, BitOperations.TrailingZeroCount(Mixed((uint)unit ^ lot)))];
        if (gain <= shelf.Floor) return;
        var isLowest = shelf.Floor == Floor;
        shelf.Offer(unit, fit, gain);
        if (!isLowest) return;
        Floor = long.MaxValue;
        foreach (var each in shelves) Floor = Math.Min(Floor, each.Floor);
    }

    // Every bit of the number changes about half of the bits of the lot.
    static uint Mixed(uint number)
    {
        number = (number ^ number >> 16) * 0x7feb352du;
        number = (number ^ number >> 15) * 0x846ca68bu;
        return number ^ number >> 16;
    }

    /// <summary>The best of those that fell to it, the worst of them at the top of a heap.</summary>
    sealed class Shelf(int most)
    {
        readonly long[] gains = new long[most];
        readonly int[] units = new int[most], fits = new int[most];
        long floor;

        public int Count { get; private set; }
        public bool IsFull => Count == most;
        public IEnumerable<int> Units => units.Take(Count);
        public IEnumerable<int> Fits => fits.Take(Count);
        public long Highest => Count == 0 ? long.MinValue : gains.AsSpan(0, Count).ToArray().Max();
        public long Floor => Count < most ? floor : Math.Max(floor, gains[0]);

        public void Begin(long above) => (Count, floor) = (0, above);

        public void Offer(int unit, int fit, long gain)
        {
            if (Count < most) Rise(Count++, unit, fit, gain);
            else Sink(unit, fit, gain);
        }

        void Rise(int at, int unit, int fit, long gain)
        {
            for (; at > 0 && gains[(at - 1) / 2] > gain; at = (at - 1) / 2) Move((at - 1) / 2, at);
            (gains[at], units[at], fits[at]) = (gain, unit, fit);
        }

        void Sink(int unit, int fit, long gain)
        {
            var at = 0;
            for (var child = 1; child < Count; child = 2 * at + 1)
            {
                if (child + 1 < Count && gains[child + 1] < gains[child]) child++;
                if (gains[child] >= gain) break;
                Move(child, at);
                at = child;
            }
            (gains[at], units[at], fits[at]) = (gain, unit, fit);
        }

        void Move(int from, int to) => (gains[to], units[to], fits[to]) = (gains[from], units[from], fits[from]);
    }
}
