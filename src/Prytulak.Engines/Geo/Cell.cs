using System.Globalization;
using System.Text.RegularExpressions;

namespace Prytulak.Engines.Geo;

/// <summary>
/// A square of the European equal-area grid (INSPIRE geographical grid systems, ETRS89-LAEA, EPSG:3035):
/// its size in kilometres, and the column and row of its south-west corner, counted in its own size.
/// Its name holds the size and the corner's northing and easting in kilometres: 5kmN3050E4995.
/// </summary>
public readonly partial record struct Cell(int SizeKm, int East, int North)
{
    /// <summary>The square of a size that holds a position; a point on an edge belongs to the north-east of it.</summary>
    public static Cell Of(Position position, int sizeKm)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sizeKm);
        var (east, north) = EqualAreaGrid.Project(position);
        return new(sizeKm, Index(east, sizeKm), Index(north, sizeKm));
    }

    /// <summary>Reads a name written by <see cref="ToString"/>; null when it is not the name of a cell.</summary>
    public static Cell? Parse(string name)
    {
        if (Name().Match(name) is not { Success: true } match) return null;
        if (!Number(match.Groups[1], out var size) || size == 0) return null;
        if (!Number(match.Groups[2], out var north) || !Number(match.Groups[3], out var east)) return null;
        return north % size == 0 && east % size == 0 ? new Cell(size, east / size, north / size) : null;
    }

    /// <summary>The square of twice the size that holds this one; squares nest, so there is just one.</summary>
    public Cell Parent => new(SizeKm * 2, East >> 1, North >> 1);

    /// <summary>The middle of the square.</summary>
    /// <exception cref="InvalidOperationException">The square lies off the edge of the world.</exception>
    public Position Centre => At(East + 0.5, North + 0.5);

    /// <summary>The four corners: south-west, south-east, north-east, north-west. Its edges are straight on the grid only.</summary>
    /// <exception cref="InvalidOperationException">The square lies off the edge of the world.</exception>
    public Position[] Corners => [At(East, North), At(East + 1, North), At(East + 1, North + 1), At(East, North + 1)];

    /// <summary>Whether a position lies in the square.</summary>
    public bool Contains(Position position) => Of(position, SizeKm) == this;

    /// <summary>Whether another square lies wholly in this one.</summary>
    public bool Contains(Cell other) =>
        other.SizeKm <= SizeKm && SizeKm % other.SizeKm == 0
        && Index(other.East * 1000.0 * other.SizeKm, SizeKm) == East
        && Index(other.North * 1000.0 * other.SizeKm, SizeKm) == North;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SizeKm}kmN{North * SizeKm}E{East * SizeKm}");

    static int Index(double metres, int sizeKm) => (int)Math.Floor(metres / (1000.0 * sizeKm));

    Position At(double east, double north) =>
        EqualAreaGrid.Unproject(east * SizeKm * 1000, north * SizeKm * 1000)
        ?? throw new InvalidOperationException($"The cell {this} reaches beyond the edge of the world.");

    static bool Number(Group digits, out int number) =>
        int.TryParse(digits.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"^([0-9]{1,5})kmN(-?[0-9]{1,5})E(-?[0-9]{1,5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
