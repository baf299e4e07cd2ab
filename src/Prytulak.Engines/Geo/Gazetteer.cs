namespace Prytulak.Engines.Geo;

/// <summary>
/// The towns and villages of Europe with their names in many languages: found by what one types, by id, by position.
/// Immutable and safe to share between threads. Sources and licences: data/geo/README.md.
/// </summary>
public sealed class Gazetteer
{
    // Count up whenever the folding of names, their ranking or the arrays change.
    static readonly byte[] Format = [.. "Prytulak gazetteer 3"u8];

    readonly PlaceFile[] files;

    internal Gazetteer(PlaceFile places, PlaceFile settlements, RegionNames? regions)
    {
        files = [places, settlements];
        Regions = regions;
    }

    internal RegionNames? Regions { get; }

    /// <summary>The number of places.</summary>
    public int Count => files.Sum(file => file.Table.Count);

    /// <summary>
    /// Reads places.tsv.gz, settlements_small.tsv.gz and, for the names of regions, regions.tsv.
    /// The two large files are read on two threads; the streams are left open.
    /// </summary>
    /// <exception cref="InvalidDataException">A file is not of this format.</exception>
    public static Gazetteer Load(Stream places, Stream settlements, Stream? regions = null)
    {
        var villages = Task.Run(() => PlaceFile.Read(settlements));
        var towns = PlaceFile.Read(places);
        var names = regions is null ? null : RegionNames.Read(regions);
        return new(towns, villages.GetAwaiter().GetResult(), names);
    }

    /// <summary>
    /// Writes the gazetteer as it lies in memory (some 65 MB), to be loaded again in a twentieth of the time.
    /// The file is a copy of the data of one day for this version of the program: make it anew when either changes.
    /// </summary>
    public void Save(Stream stream)
    {
        ArrayFile.Write(stream, Format);
        ArrayFile.Write(stream, Regions?.Text ?? []);
        foreach (var file in files) file.WriteCompiled(stream);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; trusted input, checked for its format and length alone.</summary>
    /// <exception cref="InvalidDataException">It was written by another version, or ends early.</exception>
    public static Gazetteer LoadCompiled(Stream stream)
    {
        if (!ArrayFile.Read<byte>(stream).AsSpan().SequenceEqual(Format)) throw new InvalidDataException("The compiled gazetteer is of another version.");
        var regions = ArrayFile.Read<byte>(stream);
        var names = regions.Length == 0 ? null : RegionNames.Of(regions);
        return new(PlaceFile.ReadCompiled(stream), PlaceFile.ReadCompiled(stream), names);
    }

    /// <summary>The place of an id, or null; logarithmic time.</summary>
    public Place? Find(int id)
    {
        foreach (var file in files)
            if (file.Ids.Find(id) is var row and >= 0) return new(this, file.Table, row);
        return null;
    }

    /// <summary>The place nearest to a position over the sphere; null in an empty gazetteer.</summary>
    public Place? Nearest(Position position) =>
        files.Select(file => (file.Table, Found: file.Parallels.Nearest(position)))
            .Where(near => near.Found.Row >= 0)
            .OrderBy(near => near.Found.ChordSquared)
            .Select(near => new Place(this, near.Table, near.Found.Row))
            .FirstOrDefault();

    /// <summary>Every place: towns in the order of their population, then villages.</summary>
    public IEnumerable<Place> All() =>
        files.SelectMany(file => Enumerable.Range(0, file.Table.Count).Select(row => new Place(this, file.Table, row)));

    /// <summary>The positions and inhabitants of the towns, their quarters left out; villages have no reliable count.</summary>
    public IEnumerable<(Position Position, int Inhabitants)> Towns()
    {
        var table = files[0].Table;
        return Enumerable.Range(0, table.Count)
            .Where(row => !table.Field(row, table.Columns.Kind).SequenceEqual("PPLX"u8))
            .Select(row => (table.PositionOf(row), table.Populations[row]));
    }

    /// <summary>
    /// What a person may mean who has typed so much: places one of whose names, in any language, begins so, best first
    /// (see <see cref="Ranking"/> for the order). Case, accents, apostrophes, hyphens and the script do not matter;
    /// one typo is forgiven from 4 letters on, and in a whole name of 3; two from 8 on if else nothing is found.
    /// Fewer asked for are the first of more.
    /// </summary>
    /// <param name="typed">As typed so far; empty finds nothing; beyond 48 letters it is cut.</param>
    /// <param name="language">The reader's, for the names given back; not a condition.</param>
    /// <param name="limit">At most so many, 0 to 100.</param>
    /// <param name="near">Where nearer places are likelier.</param>
    /// <param name="country">Only of this country (two letters).</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of its range.</exception>
    public IReadOnlyList<PlaceMatch> Search(string typed, string language, int limit, Position? near = null, string? country = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 100);
        if (limit == 0) return [];
        Span<Candidate> kept = stackalloc Candidate[limit];
        var search = new PlaceSearch(files, kept, near, country);
        search.Run(TypedName.Of(typed));
        return Matches(kept[..search.Found], language);
    }

    PlaceMatch[] Matches(ReadOnlySpan<Candidate> found, string language)
    {
        var matches = new PlaceMatch[found.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var table = files[found[i].Table].Table;
            var place = new Place(this, table, found[i].Row);
            matches[i] = new(place, place.Name(language), table.NameAt(found[i].Name), found[i].Typos);
        }
        return matches;
    }
}
