using System.Text;

namespace Prytulak.Engines.Geo;

/// <summary>
/// One search over both files: the names that begin as typed or sound so; those within one typo, and, where there is room,
/// those that sound so within one; if nothing was found, those within two.
/// </summary>
ref struct PlaceSearch(PlaceFile[] files, Span<Candidate> kept, Position? near, string? country)
{
    readonly PlaceFile[] files = files;
    readonly SpherePoint? near = near is { } here ? SpherePoint.Of(here) : null;
    readonly bool anyCountry = country is null;
    readonly ushort country = country is null ? (ushort)0 : PlaceTable.Code(Encoding.UTF8.GetBytes(country.ToUpperInvariant()));
    BestPlaces best = new(kept);
    int ceiling = int.MaxValue;

    public readonly int Found => best.Count;

    public void Run(TypedName typed)
    {
        Exact(typed.Letters, asWritten: true, whole: true);
        if (best.Count > 0) ceiling = best.LastOf(Ranking.Undisputed) - 1;
        Exact(typed.Letters, asWritten: true, whole: false);
        foreach (var skeleton in typed.Skeletons)
        {
            Exact(skeleton, asWritten: false, whole: true);
            Exact(skeleton, asWritten: false, whole: false);
        }
        if (typed.Typos >= 1 || typed.IsShort) Slips(typed);
        if (typed.Typos >= 2 && best.Count == 0) TwoTypos(typed);
    }

    void Exact(ReadOnlySpan<byte> key, bool asWritten, bool whole)
    {
        if (key.IsEmpty) return;
        for (byte table = 0; table < files.Length; table++)
        {
            var trie = files[table].Trie;
            if (trie.Find(key) is var node and >= 0)
                Offer(table, whole ? trie.At(node) : trie.Under(node), Ranking.Bonus(asWritten, whole, 0), 0);
        }
    }

    // How it sounds with a typo is asked only where there is room.
    void Slips(TypedName typed)
    {
        WithSlip(typed.Letters, asWritten: true, onlyWhole: typed.IsShort);
        if (typed.Struck is { } struck) WithSlip(struck, asWritten: true, onlyWhole: typed.IsShort);
        if (typed.IsShort || best.Bar >= Ranking.Hopeless) return;
        foreach (var skeleton in typed.Skeletons) WithSlip(skeleton, asWritten: false, onlyWhole: false);
    }

    void WithSlip(ReadOnlySpan<byte> key, bool asWritten, bool onlyWhole)
    {
        var (whole, begun) = (Ranking.Bonus(asWritten, true, 1), Ranking.Bonus(asWritten, false, 1));
        for (byte table = 0; table < files.Length; table++)
        {
            var trie = files[table].Trie;
            var walk = new SlipWalk(trie, key);
            while (walk.MoveNext())
            {
                Offer(table, trie.At(walk.Node), whole, 1);
                if (!onlyWhole && walk.Leads && best.Bar < Ranking.Hopeless) Offer(table, trie.Under(walk.Node), begun, 1);
            }
        }
    }

    void TwoTypos(TypedName typed)
    {
        for (byte table = 0; table < files.Length; table++)
        {
            WithTwoTypos(table, typed.Letters, asWritten: true);
            foreach (var skeleton in typed.Skeletons) WithTwoTypos(table, skeleton, asWritten: false);
        }
    }

    void WithTwoTypos(byte table, ReadOnlySpan<byte> key, bool asWritten)
    {
        var trie = files[table].Trie;
        var (whole, begun) = (Ranking.Bonus(asWritten, true, 2), Ranking.Bonus(asWritten, false, 2));
        Span<ulong> matching = stackalloc ulong[TypoWalk.Alphabet];
        Span<TypoWalk.Level> levels = stackalloc TypoWalk.Level[TypoWalk.Levels];
        var walk = new TypoWalk(trie, key, matching, levels);
        while (walk.MoveNext())
        {
            Offer(table, trie.At(walk.Node), whole, 2);
            if (walk.IsFirst) Offer(table, trie.Under(walk.Node), begun, 2);
        }
    }

    void Offer(byte table, Range entries, int bonus, int typos)
    {
        var trie = files[table].Trie;
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
            if (typos > 0) score = Math.Min(score, ceiling);
            best.Offer(new(score, table, (byte)typos, row, file.Trie.Names[entry]));
        }
    }
}
