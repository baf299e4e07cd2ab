using System.Text;
using Prytulak.Engines.Geo;
using Xunit;

namespace Prytulak.Engines.Tests.Geo;

public class GazetteerSearchTests
{
    [Fact]
    public void A_search_finds_what_comparing_with_every_name_finds()
    {
        var (places, settlements) = SmallGazetteer.Sample(oneIn: 400);
        var tables = new[] { PlaceTable.Read(places), PlaceTable.Read(settlements) };
        (places.Position, settlements.Position) = (0, 0);
        var gazetteer = Gazetteer.Load(places, settlements);
        var oracle = new SearchOracle(tables);
        var random = new Random(11);
        for (var i = 0; i < 400; i++)
        {
            var typed = Typed(tables[i % 2], random);
            var near = random.Next(2) == 0 ? (Position?)null : new Position(36 + random.Next(30), random.Next(40));
            var country = random.Next(4) == 0 ? "PL" : null;
            var limit = random.Next(1, 12);
            Assert.Equal(
                oracle.Search(typed, limit, near, country),
                gazetteer.Search(typed, "en", limit, near, country).Select(match => (match.Place.Id, match.Typos)));
        }
    }

    [Fact]
    public void Fewer_typos_stand_before_more_people()
    {
        var gazetteer = SmallGazetteer.Of(
            "1\tLobnow\tPL\t\tPPL\t1000000\t50\t20\t\t\t", "2\tLubnow\tPL\t\tPPL\t10\t50\t20\t\t\t", "3\tLobnyw\tPL\t\tPPL\t500\t50\t20\t\t\t");
        Assert.Equal([2, 1], gazetteer.Search("lubnow", "pl", 5).Select(match => match.Place.Id));
    }

    [Fact]
    public void Names_exactly_as_typed_stand_before_any_typo_up_to_the_third()
    {
        var gazetteer = SmallGazetteer.Of(
            "1\tLobnow\tPL\t\tPPL\t1000000\t50\t20\t\t\t", "2\tLubnow\tPL\t\tPPL\t400\t50\t20\t\t\t", "3\tLubnow\tPL\t\tPPL\t300\t50\t20\t\t\t",
            "4\tLubnow\tPL\t\tPPL\t200\t50\t20\t\t\t", "5\tLubnow\tPL\t\tPPL\t100\t50\t20\t\t\t");
        Assert.Equal([2, 3, 4, 1, 5], gazetteer.Search("lubnow", "pl", 5).Select(match => match.Place.Id));
    }

    [Theory]
    [InlineData("sßiacca")]
    [InlineData("sciaccaœ")]
    [InlineData("scœiacca")]
    public void A_letter_that_stands_for_two_is_one_typo(string typed)
    {
        var gazetteer = SmallGazetteer.Of("1\tSciacca\tIT\t\tPPL\t40000\t37\t13\t\t\t");
        Assert.Equal([1], gazetteer.Search(typed, "de", 5).Select(match => match.Typos));
    }

    [Fact]
    public void A_name_in_a_language_stands_before_an_alternate()
    {
        var gazetteer = SmallGazetteer.Of("1\tTown\tPL\t\tPPL\t2000\t50\t20\t\t\tLubnow", "2\tLubnow\tPL\t\tPPL\t1000\t50\t20\t\t\t");
        Assert.Equal([2, 1], gazetteer.Search("lubn", "pl", 5).Select(match => match.Place.Id));
    }

    [Theory]
    [InlineData("abcd", 1)]
    [InlineData("abd", 1)]
    [InlineData("abcdefxgh", 1)]
    [InlineData("axcdefxg", 1)]
    [InlineData("badcefgh", 1)]
    [InlineData("axcxexgh", 0)]
    [InlineData("axcxefg", 0)]
    [InlineData("abx", 0)]
    [InlineData("abxd", 1)]
    [InlineData("axxd", 0)]
    public void One_typo_is_forgiven_from_four_letters_and_two_from_eight(string typed, int found)
    {
        // "abd" is found as the beginning of the later word.
        var gazetteer = SmallGazetteer.Of("1\tAbcdefgh abdomen\tUA\t\tPPL\t10\t50\t20\t\t\t");
        Assert.Equal(found, gazetteer.Search(typed, "en", 5).Count);
    }

    [Fact]
    public void Large_cities_are_found_by_each_of_their_names()
    {
        var missed = new List<string>();
        // Of those under 300,000 one in four, for time.
        foreach (var place in Europe.Gazetteer.All().Where((place, row) => place.Population > 300_000 || (place.Population > 50_000 && row % 4 == 0)))
            foreach (var name in Europe.Languages.Select(place.Name).Distinct())
                if (!IsAmongFirst(5, place, name) && !GivesWayToNamesakes(place, name)) missed.Add($"{name} ({place.Id})");
        Assert.Empty(missed);
    }

    [Fact]
    public void Cities_are_found_while_one_types() => Assert.All(new[] { 3094802, 702550, 706483, 703448, 756135 }, id =>
    {
        var city = Europe.Gazetteer.Find(id)!;
        Assert.All(Europe.Languages.Select(city.Name), name =>
            Assert.All(Enumerable.Range(3, name.Length - 2), length => Assert.True(IsAmongFirst(5, city, name[..length]), name[..length])));
    });

    [Fact]
    public void A_town_is_found_in_spite_of_a_typo()
    {
        var random = new Random(2022);
        var towns = Europe.Gazetteer.All().Where(place => place.Population > 15_000).ToArray();
        var (asked, found) = (0, 0);
        while (asked < 1_000)
        {
            var (town, language) = (towns[random.Next(towns.Length)], Europe.Languages[asked % Europe.Languages.Length]);
            var typed = Typos.OneIn(town.Name(language), random);
            if (typed.Count(char.IsLetter) < 4) continue;
            asked++;
            if (IsAmongFirst(5, town, typed)) found++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{found} of {asked}");
        Assert.True(found >= 0.99 * asked, $"{found} of {asked}");
    }

    static bool IsAmongFirst(int count, Place place, string typed) =>
        Europe.Gazetteer.Search(typed, "en", count).Any(match => match.Place.Equals(place));

    // Five others bear the very name and have more people.
    static bool GivesWayToNamesakes(Place place, string name) =>
        Europe.Gazetteer.Search(name, "en", 5).All(match => Bare(match.MatchedName) == Bare(name) && match.Place.Population >= place.Population);

    static string Bare(string name)
    {
        Span<byte> letters = stackalloc byte[Letters.Longest];
        return Convert.ToHexString(letters[..Letters.Fold(Encoding.UTF8.GetBytes(name), letters, out _)]);
    }

    static string Typed(PlaceTable table, Random random)
    {
        var name = Encoding.UTF8.GetString(table.Field(random.Next(table.Count), random.Next(8) == 0 ? table.Columns.Name : table.Columns.Translations[random.Next(table.Columns.Translations.Length)].Column));
        if (name.Length > 3) name = name[..random.Next(1, name.Length + 1)];
        for (var typos = random.Next(3); typos > 0 && name.Length > 1; typos--) name = Tests.Geo.Typos.OneIn(name, random);
        return name;
    }
}
