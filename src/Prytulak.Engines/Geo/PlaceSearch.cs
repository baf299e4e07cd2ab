namespace Prytulak.Engines.Geo;

/// <summary>
/// One search over both files: first the names that begin as typed, then, while there is room, those within one typo,
/// then two. Each round is complete before the next, so that fewer typos always stand first.
/// </summary>
ref struct PlaceSearch(PlaceFile[] files, Span<Candidate> kept, Position? near, string? country)
{
    readonly PlaceFile[] files = files;
    readonly SpherePoint? near = near is { } here ? SpherePoint.Of(here) : null;
    readonly ushort country = country is null ? (ushort)0 : PlaceTable.Code(System.Text.Encoding.UTF8.GetBytes(country.ToUpperInvariant()));
    readonly bool anyCountry = country is null;
    BestPlaces best = new(kept);

    public readonly int Found => best.Count;

    public void Run(TypedName typed)
    {
        for (var typos = 0; typos <= typed.Typos && !best.IsFull; typos++)
        {
            Round(typed.Letters, Ranking.AsWritten, typos);
            foreach (var skeleton in typed.Skeletons) Round(skeleton, 0, typos);
        }
    }

    void Round(ReadOnlySpan<byte> key, int bonus, int typos)
    {
        for (byte table = 0; table < files.Length && key.Length > 0; table++)
            if (typos == 0) Exact(table, key, bonus);
            else WithTypos(table, key, bonus, typos);
    }

    void Exact(byte table, ReadOnlySpan<byte> key, int bonus)
    {
        var trie = files[table].Trie;
        var node = trie.Find(key);
        if (node < 0) return;
        Offer(table, trie.At(node), bonus + Ranking.WholeName, 0);
        Offer(table, trie.Under(node), bonus, 0);
    }

    void WithTypos(byte table, ReadOnlySpan<byte> key, int bonus, int typos)
    {
        var trie = files[table].Trie;
        Span<ulong> matching = stackalloc ulong[TypoWalk.Alphabet];
        Span<TypoWalk.Level> levels = stackalloc TypoWalk.Level[TypoWalk.Levels];
        var walk = new TypoWalk(trie, key, typos, matching, levels);
        while (walk.MoveNext())
        {
            Offer(table, trie.At(walk.Node), bonus + Ranking.WholeName, typos);
            if (walk.IsFirst) Offer(table, trie.Under(walk.Node), bonus, typos);
        }
    }

    void Offer(byte table, Range entries, int bonus, int typos)
    {
        var trie = files[table].Trie;
        bonus -= typos * Ranking.PerTypo;
        var end = entries.End.Value;
        for (var entry = entries.Start.Value; entry < end;)
        {
            var blockEnd = Math.Min(end, (entry / NameTrie.Block + 1) * NameTrie.Block);
            if (trie.BlockMax[entry / NameTrie.Block] + bonus >= best.Bar) OfferBlock(table, entry, blockEnd, bonus, typos);
            entry = blockEnd;
        }
    }

    void OfferBlock(byte table, int start, int end, int bonus, int typos)
    {
        var file = files[table];
        for (var entry = start; entry < end; entry++)
        {
            var score = file.Trie.Standings[entry] + bonus;
            if (score < best.Bar) continue;
            var row = file.Trie.Rows[entry];
            if (!anyCountry && file.Table.Countries[row] != country) continue;
            if (near is { } here) score -= Ranking.Farness(here.MetresTo(file.Table.Points[row]));
            best.Offer(new(score, table, (byte)typos, row, file.Trie.Names[entry]));
        }
    }
}
