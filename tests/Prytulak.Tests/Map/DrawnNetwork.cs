using Prytulak.Engines.Geo;
using Prytulak.Engines.Search;
using Prytulak.Housing.Contracts;
using Prytulak.Map;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Story;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>A network with a public picture of today: homes in three countries, and households who wish to live in Poland.</summary>
public sealed class DrawnNetwork : IAsyncLifetime
{
    private const int HomesOfSquare = 12;

    public TestNetwork Network { get; private set; } = null!;

    /// <summary>The middle of a square with homes.</summary>
    public Position Square { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Network = await TestNetwork.Start(On.Sqlite);
        var areas = Network.Get<PublicAreas>();
        var squares = ((string[])["PL", "DE", "LT"]).SelectMany(country => Squares(areas, country)).ToList();
        Square = squares[0].Centre;
        var homes = squares.SelectMany((square, at) => Enumerable.Range(0, HomesOfSquare).Select(number => new PublicHome(square.Id, at * HomesOfSquare + number, 3, [UnitTags.Language("uk")], [new DaySpan(0, 1_000_000)])));
        var needs = squares.Where(square => square.Country == "PL").SelectMany(square => Enumerable.Repeat(square.Id, HomesOfSquare));
        await Network.Get<PublicDays>().Keep(DateOnly.FromDateTime(Network.Clock.GetUtcNow().UtcDateTime), new([.. homes], [.. needs]));
    }

    /// <summary>Somebody in front of the map; what is wrong with any page is written down.</summary>
    public Task<Person> Somebody(List<string> faults, bool script = true, string language = "uk", int width = 360, int height = 740) =>
        Person.With(Network.Address, language, width, height, script, faults);

    public ValueTask DisposeAsync() => Network.DisposeAsync();

    // Of each of four regions one.
    private static IEnumerable<PublicArea> Squares(PublicAreas areas, string country) =>
        areas.All.Where(area => area.Kind is AreaKind.Square && area.Country == country).GroupBy(square => square.Parent).OrderBy(region => region.Key).Take(4).Select(region => region.First());
}
