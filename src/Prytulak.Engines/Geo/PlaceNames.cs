using System.Buffers;
using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Geo;

/// <summary>Cuts the names out of a row: its own, its translations, its alternates.</summary>
sealed class PlaceNames
{
    const byte NoName = 0xFF;
    const byte SpelledAtHome = 0xFE;

    // Whatever parts words, and the first byte of the marks beyond ASCII that may.
    static readonly SearchValues<byte> Breaks = SearchValues.Create([.. Letters.Breaks.Select(letter => (byte)letter), 0xC2, 0xE2]);

    readonly PlaceTable table;
    readonly byte[] spellings;
    readonly Spelling[] homes = new Spelling[1 << 16];
    PlaceName[] found = new PlaceName[64];
    int count;

    public PlaceNames(PlaceTable table)
    {
        this.table = table;
        spellings = new byte[table.Columns.Count];
        Array.Fill(spellings, NoName);
        foreach (var (column, spelling) in table.Columns.Translations) spellings[column] = (byte)spelling;
        spellings[table.Columns.Name] = SpelledAtHome;
        foreach (var country in table.Countries.Distinct()) homes[country] = PlaceColumns.Home(PlaceTable.CodeName(country));
    }

    public ReadOnlySpan<PlaceName> Found => found.AsSpan(0, count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(int row)
    {
        count = 0;
        var (text, start, end) = (table.Text, table.Lines[row], table.Lines[row + 1] - 1);
        for (var column = 0; column < spellings.Length; column++)
        {
            var length = text.AsSpan(start, end - start).IndexOf((byte)'\t');
            if (length < 0) length = end - start;
            if (column == table.Columns.Alternates) AddEach(start, start + length);
            else if (spellings[column] != NoName) Add(start, length, SpellingOf(row, column));
            start = Math.Min(end, start + length + 1);
        }
    }

    Spelling SpellingOf(int row, int column) =>
        spellings[column] == SpelledAtHome ? homes[table.Countries[row]] : (Spelling)spellings[column];

    void AddEach(int start, int end)
    {
        while (start < end)
        {
            var length = table.Text.AsSpan(start, end - start).IndexOf((byte)'|');
            if (length < 0) length = end - start;
            Add(start, length, Spelling.Plain, alternate: true);
            start += length + 1;
        }
    }

    // "=" repeats the name and so adds nothing.
    void Add(int start, int length, Spelling spelling, bool alternate = false)
    {
        if (length == 0 || length == 1 && table.Text[start] == '=') return;
        if (count == found.Length) Array.Resize(ref found, count * 2);
        found[count++] = new(start, length, spelling, table.Text.AsSpan(start, length).ContainsAny(Breaks), alternate);
    }
}

/// <summary>Where a name is in the text, how it is spelled, whether it may have more words than one, and whether it is one of the alternates.</summary>
readonly record struct PlaceName(int Offset, int Length, Spelling Spelling, bool HasLaterWords, bool IsAlternate);
