using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Search;

/// <summary>
/// The modest peer in memory: offers in one array in Morton's order (G. M. Morton 1966), the ranges of it that a query's box
/// touches scanned row by row.
/// </summary>
sealed class PlainArray
{
    private const int Levels = 16, Finest = 3;

    private readonly Row[] rows;
    private readonly uint[] places;

    public PlainArray(IReadOnlyCollection<OfferRow> offers)
    {
        (rows, places) = ([.. offers.Select(Row.Of)], [.. offers.Select(offer => Place(Column(offer.Lon), Line(offer.Lat)))]);
        Array.Sort(places, rows);
    }

    public Answer Find(Question question)
    {
        var (centre, farthest) = (UnitPoint.Of(question.Row.Lat, question.Row.Lon), UnitPoint.ChordSquared(question.Metres));
        var (box, nearest, total) = (DegreeBox.Around(question), new PriorityQueue<int, (double, int)>(QueryRow.Limit + 1), 0);
        foreach (var (from, to) in Ranges(box))
            for (var at = from; at < to; at++)
            {
                ref readonly var row = ref rows[at];
                if (!row.Fits(question) || row.Spot.ChordSquaredTo(centre) is var away && away > farthest) continue;
                total++;
                if (nearest.Count < QueryRow.Limit) nearest.Enqueue(row.Id, (-away, -row.Id));
                else nearest.EnqueueDequeue(row.Id, (-away, -row.Id));
            }
        var first = new int[nearest.Count];
        for (var at = first.Length - 1; at >= 0; at--) first[at] = nearest.Dequeue();
        return new(total, first);
    }

    // Squares of the map that the box touches, down to an eighth of its size; those that follow each other as one.
    private List<(int From, int To)> Ranges(DegreeBox box)
    {
        var (west, east, north, south) = (Column(box.West), Column(box.East), Line(box.North), Line(box.South));
        var (ranges, level) = (new List<(int, int)>(), Math.Max(0, (int)Math.Log2(Math.Max(1, Math.Max(east - west, south - north))) - Finest));
        void Visit(uint x, uint y, int size)
        {
            if (x > east || y > south || x + (1u << size) <= west || y + (1u << size) <= north) return;
            if (size <= level || x >= west && y >= north && x + (1u << size) - 1 <= east && y + (1u << size) - 1 <= south) Add(ranges, Place(x, y), (1ul << (2 * size)) - 1);
            else
                for (var quarter = 0u; quarter < 4; quarter++) Visit(x + ((quarter & 1) << (size - 1)), y + ((quarter >> 1) << (size - 1)), size - 1);
        }
        Visit(0, 0, Levels);
        return ranges;
    }

    private void Add(List<(int From, int To)> ranges, uint first, ulong more)
    {
        var (from, to) = (FirstAtOrAfter(first), FirstAtOrAfter(first + more + 1));
        if (ranges is [.., var last] && last.To == from) ranges[^1] = (last.From, to);
        else if (from < to) ranges.Add((from, to));
    }

    private int FirstAtOrAfter(ulong place)
    {
        var (low, high) = (0, places.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (places[middle] < place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static uint Column(double longitude) => (uint)Math.Clamp((longitude + 180) / 360 * 65536, 0, 65535);

    private static uint Line(double latitude) => (uint)Math.Clamp((90 - latitude) / 180 * 65536, 0, 65535);

    private static uint Place(uint x, uint y) => Spread(x) | Spread(y) << 1;

    private static uint Spread(uint number)
    {
        number = (number | number << 8) & 0x00FF00FF;
        number = (number | number << 4) & 0x0F0F0F0F;
        number = (number | number << 2) & 0x33333333;
        return (number | number << 1) & 0x55555555;
    }

    private readonly record struct Row(UnitPoint Spot, int Id, int Truth, int Beds, int From, int To)
    {
        public static Row Of(OfferRow offer) =>
            new(UnitPoint.Of(offer.Lat, offer.Lon), offer.Id, Question.TruthOf(offer), offer.Beds, offer.From.DayNumber, offer.To.DayNumber);

        public bool Fits(Question question) => Beds >= question.Query.MinBeds && (Truth & question.Asked) == question.Wanted
            && (question.Query.Free is not { } days || From <= days.From && days.To <= To);
    }
}
