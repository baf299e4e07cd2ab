using Prytulak.Engines.Geo;
using Xunit;

namespace Prytulak.Engines.Tests.Geo;

public class GazetteerTests
{
    const int Krakow = 3094802;
    const int Lviv = 702550;
    const int Kharkiv = 706483;
    const int Kyiv = 703448;

    [Theory]
    [InlineData("Krakiv", Krakow)]
    [InlineData("Кракав", Krakow)]
    [InlineData("Krakow", Krakow)]
    [InlineData("cracovie", Krakow)]
    [InlineData("Kraków", Krakow)]
    [InlineData("Крак", Krakow)]
    [InlineData("Krak", Krakow)]
    [InlineData("KRAKAU", Krakow)]
    [InlineData("lwow", Lviv)]
    [InlineData("Львов", Lviv)]
    [InlineData("lviv", Lviv)]
    [InlineData("Lemberg", Lviv)]
    [InlineData("Львоў", Lviv)]
    [InlineData("Charkiv", Kharkiv)]
    [InlineData("Kharkiv", Kharkiv)]
    [InlineData("Харьков", Kharkiv)]
    [InlineData("Charków", Kharkiv)]
    [InlineData("Харькив", Kharkiv)]
    [InlineData("Kiev", Kyiv)]
    [InlineData("Киів", Kyiv)]
    [InlineData("Kyjiw", Kyiv)]
    [InlineData("Кам'янець-Подільський", 706950)]
    [InlineData("Кам’янець Подільський", 706950)]
    [InlineData("камянецподільский", 706950)]
    [InlineData("Kamianets-Podilskyi", 706950)]
    [InlineData("Kamieniec Podolski", 706950)]
    [InlineData("Kirovohrad", 705812)]
    [InlineData("Frankivsk", 707471)]
    [InlineData("Zhytomyr", 686967)]
    [InlineData("Schytomyr", 686967)]
    [InlineData("Jytomyr", 686967)]
    [InlineData("Żytomierz", 686967)]
    public void A_city_is_found_first_however_it_is_written(string typed, int city) => Assert.Equal(city, First(typed));

    [Theory]
    [InlineData("Варшва", 756135)]
    [InlineData("Krkaów", Krakow)]
    [InlineData("Хариків", Kharkiv)]
    [InlineData("Ivano-Frenkivsk", 707471)]
    [InlineData("Ivno-Frenkivsk", 707471)]
    [InlineData("Дніпрпетровск", 709930)]
    public void Typos_are_forgiven(string typed, int city) => Assert.Equal(city, First(typed));

    [Fact]
    public void Three_letters_are_forgiven_a_typo_in_a_whole_name_only()
    {
        var gazetteer = SmallGazetteer.Of("1\tLuka\tUA\t\tPPL\t700\t50\t24\t\t\t", "2\tLukashivka\tUA\t\tPPL\t900\t50\t24\t\t\t");
        Assert.Equal([(1, 1)], gazetteer.Search("lka", "uk", 5).Select(match => (match.Place.Id, match.Typos)));
        Assert.Empty(gazetteer.Search("uk", "uk", 5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  - ")]
    [InlineData("'’")]
    [InlineData("東京")]
    [InlineData("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq")]
    public void What_names_no_place_finds_none(string typed) => Assert.Empty(Europe.Gazetteer.Search(typed, "uk", 5));

    [Fact]
    public void What_is_typed_may_be_long() =>
        Assert.Empty(Europe.Gazetteer.Search(new string('ж', 100_000), "uk", 5, new(50, 30), "UA"));

    [Fact]
    public void A_match_tells_the_name_for_the_reader_and_the_name_that_was_typed()
    {
        var match = Europe.Gazetteer.Search("cracov", "uk", 1)[0];
        Assert.Equal(("Краків", "Cracovie", 0), (match.Name, match.MatchedName, match.Typos));
    }

    [Fact]
    public void Namesakes_are_told_apart_by_their_regions()
    {
        var regions = Europe.Gazetteer.Search("Петрівка", "uk", 8, country: "UA").Where(match => match.Name == "Петрівка").Select(match => match.Place.Region("uk"));
        Assert.True(regions.Distinct().Count() >= 4);
    }

    [Fact]
    public void Of_namesakes_the_nearer_stands_first_unless_the_other_is_far_larger()
    {
        var gazetteer = SmallGazetteer.Of(
            "1\tMykolaivka\tUA\t\tPPL\t2000\t47\t32\t\t\t", "2\tMykolaivka\tUA\t\tPPL\t1500\t50\t26\t\t\t", "3\tMykolaivka\tUA\t\tPPL\t200000\t48\t38\t\t\t");
        Assert.Equal([3, 1, 2], Ids(near: null));
        Assert.Equal([3, 1, 2], Ids(near: new(47.1, 32.1)));
        Assert.Equal([3, 2, 1], Ids(near: new(50.1, 26.1)));
        IEnumerable<int> Ids(Position? near) => gazetteer.Search("mykol", "uk", 5, near).Select(match => match.Place.Id);
    }

    [Fact]
    public void A_country_can_be_asked_for()
    {
        Assert.Equal("PL", Europe.Gazetteer.Search("Lwow", "pl", 5, country: "pl").First().Place.Country);
        Assert.Empty(Europe.Gazetteer.Search("Lviv", "uk", 5, country: "Ukraine"));
    }

    [Fact]
    public void No_place_is_listed_twice_and_no_more_than_asked_for()
    {
        foreach (var typed in new[] { "K", "Ки", "Nowa", "Петрівка", "Saint", "Warszw" })
        {
            var ids = Europe.Gazetteer.Search(typed, "en", 10).Select(match => match.Place.Id).ToArray();
            Assert.Equal(ids.Distinct(), ids);
            Assert.Equal(10, ids.Length);
            Assert.Equal(ids.Take(3), Europe.Gazetteer.Search(typed, "en", 3).Select(match => match.Place.Id));
        }
    }

    [Fact]
    public void A_limit_has_limits()
    {
        Assert.Empty(Europe.Gazetteer.Search("Lviv", "uk", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Europe.Gazetteer.Search("Lviv", "uk", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Europe.Gazetteer.Search("Lviv", "uk", 101));
    }

    [Fact]
    public void Readers_see_names_in_their_own_script()
    {
        var lviv = Europe.Gazetteer.Find(Lviv)!;
        Assert.Equal(["Lviv", "Львів", "Львов", "Львоў", "Lwów", "Lwiw", "Lviv"], Europe.Languages.Select(lviv.Name));
        Assert.Equal("Львівська область", lviv.Region("uk"));
        Assert.Equal("Obwód lwowski", lviv.Region("pl"));
        Assert.Equal("UA", lviv.Country);
        Assert.Equal(717803, lviv.Population);
    }

    [Theory]
    [InlineData(694423)]
    [InlineData(693805)]
    [InlineData(706524)]
    public void Crimea_is_Ukraine(int id) => Assert.Equal("UA", Europe.Gazetteer.Find(id)!.Country);

    [Fact]
    public void Every_place_is_found_by_its_id()
    {
        Assert.Equal(Europe.Gazetteer.Count, Europe.Gazetteer.All().Select(place => place.Id).Distinct().Count());
        Assert.All(Europe.Gazetteer.All().Where((_, row) => row % 97 == 0), place => Assert.Equal(place, Europe.Gazetteer.Find(place.Id)));
        Assert.Null(Europe.Gazetteer.Find(1));
        Assert.Null(Europe.Gazetteer.Find(-1));
    }

    [Fact]
    public void The_ids_of_towns_and_villages_do_not_meet() =>
        Assert.True(Europe.Gazetteer.All().Where(place => place.Population > 15_000).All(town => town.Id < 100_000_000)
            && Europe.Gazetteer.All().Count(place => place.Id > 100_000_000) > 100_000);

    [Fact]
    public void The_nearest_place_is_the_nearest()
    {
        var random = new Random(3);
        var all = Europe.Gazetteer.All().ToArray();
        for (var i = 0; i < 25; i++)
        {
            var here = new Position(33 + random.NextDouble() * 39, -25 + random.NextDouble() * 77);
            var nearest = Europe.Gazetteer.Nearest(here)!;
            Assert.Equal(all.Min(place => place.Position.MetresTo(here)), nearest.Position.MetresTo(here), 1e-3);
        }
        Assert.Equal(Kyiv, Europe.Gazetteer.Nearest(new(50.4547, 30.5238))!.Id);
        Assert.NotNull(Europe.Gazetteer.Nearest(new(-90, 0)));
    }

    static int First(string typed) => Europe.Gazetteer.Search(typed, "uk", 5).FirstOrDefault()?.Place.Id ?? 0;
}
