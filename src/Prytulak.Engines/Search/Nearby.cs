namespace Prytulak.Engines.Search;

/// <summary>A block or a row of a match, and how near it is at the least, in radii of the earth.</summary>
readonly record struct Near(float Nearest, int Match, int Number);

/// <summary>What has been found near so far. Belongs to one thread, and is used again.</summary>
sealed class Nearby
{
    const int Rings = 64;

    [ThreadStatic] static Nearby? own;

    readonly int[] starts = new int[Rings + 1];
    readonly Shortest shortest = new();
    Near[] blocks = new Near[1024], ordered = new Near[1024], rows = new Near[1024];
    int blockCount, rowCount;

    public static Nearby Own => own ??= new();

    public ReadOnlySpan<Near> Rows => rows.AsSpan(0, rowCount);

    public Shortest Begin(int limit)
    {
        (blockCount, rowCount) = (0, 0);
        shortest.Begin(limit);
        return shortest;
    }

    public void AddBlock(Near block) => Add(ref blocks, ref blockCount, block);

    public void AddRow(Near row) => Add(ref rows, ref rowCount, row);

    public int RowsWithin(float reach)
    {
        var count = 0;
        foreach (var row in Rows)
            if (row.Nearest <= reach) count++;
        return count;
    }

    /// <summary>The blocks in rings of equal width, the nearest ring first.</summary>
    public ReadOnlySpan<Near> BlocksByDistance()
    {
        var found = blocks.AsSpan(0, blockCount);
        if (ordered.Length < blockCount) ordered = new Near[blocks.Length];
        var farthest = float.Epsilon;
        foreach (var block in found) farthest = Math.Max(farthest, block.Nearest);
        var share = (Rings - 1) / farthest;
        starts.AsSpan().Clear();
        foreach (var block in found) starts[RingOf(block, share) + 1]++;
        for (var ring = 0; ring < Rings; ring++) starts[ring + 1] += starts[ring];
        foreach (var block in found) ordered[starts[RingOf(block, share)]++] = block;
        return ordered.AsSpan(0, blockCount);
    }

    static int RingOf(Near block, float share) => Math.Clamp((int)(block.Nearest * share), 0, Rings - 1);

    static void Add(ref Near[] all, ref int count, Near one)
    {
        if (count == all.Length) Array.Resize(ref all, count * 2);
        all[count++] = one;
    }
}
