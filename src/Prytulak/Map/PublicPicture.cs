using System.IO.Compression;
using System.Text.Json;
using Prytulak.Engines.Geo;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Map;

/// <summary>All that strangers may know of one day, and nothing more: the homes and the wishes of households by public area.</summary>
internal sealed record PublicPicture(IReadOnlyList<PublicHome> Homes, IReadOnlyList<string> Needs)
{
    public static readonly PublicPicture Empty = new([], []);

    private static readonly HouseholdState[] Waiting = [HouseholdState.Waiting, HouseholdState.Matched];

    /// <summary>The picture of now. Homes come in the order of their areas and of what they offer, so that not even their order tells of anything else.</summary>
    public static PublicPicture Of(FreeUnits units, OpenPleas pleas, PublicAreas areas, PublicPlaces squares, Places places)
    {
        var homes = units.All.Select(unit => (Area: AreaOf(unit, areas), unit)).Where(home => home.Area is not null)
            .Select(home => (Key: (home.Area!.Id, home.unit.Host), Home: new PublicHome(home.Area.Id, 0, home.unit.Beds, PublicHome.WordsOf(home.unit), PublicHome.FreeOf(home.unit))))
            .GroupBy(home => home.Key).Select(host => host.Select(home => home.Home).OrderBy(Line, StringComparer.Ordinal).ToArray())
            .OrderBy(host => host[0].Area, StringComparer.Ordinal).ThenBy(host => string.Join(';', host.Select(Line)), StringComparer.Ordinal);
        return new([.. homes.SelectMany((host, number) => host.Select(home => home with { Host = number }))],
            [.. pleas.All.Where(plea => Waiting.Contains(plea.State)).Select(plea => AreaOf(plea, areas, squares, places)?.Id).OfType<string>().Order(StringComparer.Ordinal)]);
    }

    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(zip, this);
        return packed.ToArray();
    }

    public static PublicPicture Unpack(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<PublicPicture>(zip)!;
    }

    private static string Line(PublicHome home) => JsonSerializer.Serialize(home);

    // A shelter is sought by those whom its guests fled: its region is all that is told.
    private static PublicArea? AreaOf(FreeUnit unit, PublicAreas areas) =>
        areas.Find(unit.Cell) is { } square ? unit.Kind == AccommodationKind.Shelter ? areas.RegionOf(square) : square : null;

    private static PublicArea? AreaOf(Plea plea, PublicAreas areas, PublicPlaces squares, Places places) =>
        places.Find(plea.Needs.Wish) is { } wish && squares.CellOf(wish.Position) is { } cell ? areas.Find(cell.ToString()) : null;
}
