using System.Text;
using Prytulak.Engines.Geo;
using Xunit;

namespace Prytulak.Engines.Tests.Geo;

public class GazetteerFileTests
{
    [Fact]
    public void A_compiled_gazetteer_is_the_same_gazetteer()
    {
        var (places, settlements) = SmallGazetteer.Sample(oneIn: 200);
        using var regions = Europe.Open("regions.tsv");
        var original = Gazetteer.Load(places, settlements, regions);
        var copy = Gazetteer.LoadCompiled(Saved(original));
        Assert.Equal(original.All().Select(Facts), copy.All().Select(Facts));
        foreach (var typed in original.All().Where((_, row) => row % 20 == 0).Select(place => place.Name("uk")))
            Assert.Equal(Found(original, typed), Found(copy, typed));
        Assert.Equal(original.Nearest(new(50, 30)), copy.Nearest(new(50, 30)));
        Assert.All(original.All(), place => Assert.Equal(place, copy.Find(place.Id)));
    }

    [Fact]
    public void A_damaged_or_foreign_file_is_refused()
    {
        var whole = Saved(SmallGazetteer.Of("1\tLviv\tUA\t\tPPL\t10\t50\t20\t\t\t")).ToArray();
        Assert.Throws<InvalidDataException>(() => Gazetteer.LoadCompiled(new MemoryStream(whole[..^1])));
        Assert.Throws<InvalidDataException>(() => Gazetteer.LoadCompiled(new MemoryStream()));
        whole[6]++;
        Assert.Throws<InvalidDataException>(() => Gazetteer.LoadCompiled(new MemoryStream(whole)));
    }

    [Theory]
    [InlineData("x\tLviv\tUA\t\tPPL\t10\t50\t20\t\t\t")]
    [InlineData("1\tLviv\tUA\t\tPPL\tmany\t50\t20\t\t\t")]
    [InlineData("1\tLviv\tUA\t\tPPL\t10\t95\t20\t\t\t")]
    [InlineData("1\tLviv\tUA\t\tPPL\t10\t50\teast\t\t\t")]
    [InlineData("1\tLviv\tUkraine\t\tPPL\t10\t50\t20\t\t\t")]
    [InlineData("1\tLviv\tUA")]
    [InlineData("\n")]
    public void A_row_that_cannot_be_read_is_an_error(string row) => Assert.Throws<InvalidDataException>(() => SmallGazetteer.Of(row));

    [Fact]
    public void A_file_without_its_columns_is_an_error() =>
        Assert.Throws<InvalidDataException>(() => Gazetteer.Load(SmallGazetteer.Gzip("id\tname"), SmallGazetteer.Gzip(SmallGazetteer.SettlementsHead)));

    [Fact]
    public void An_empty_gazetteer_finds_nothing()
    {
        var empty = SmallGazetteer.Of();
        Assert.Equal(0, empty.Count);
        Assert.Empty(empty.Search("Lviv", "uk", 5));
        Assert.Null(empty.Nearest(new(50, 30)));
        Assert.Null(empty.Find(1));
    }

    [Fact]
    public void A_name_repeated_by_a_sign_is_the_name()
    {
        var place = SmallGazetteer.Of("1\tЛьвів\tUA\t\tPPL\t10\t49.83826\t24.02324\tLviv\t=\t").Find(1)!;
        Assert.Equal(("Львів", "Lviv", "Lviv"), (place.Name("uk"), place.Name("en"), place.Name("de")));
        Assert.Equal(new Position(49.83826, 24.02324), place.Position);
        Assert.Null(place.Region("uk"));
        Assert.Null(place.District);
    }

    static MemoryStream Saved(Gazetteer gazetteer)
    {
        var file = new MemoryStream();
        gazetteer.Save(file);
        file.Position = 0;
        return file;
    }

    static (int, string, string?, string?, int, Position) Facts(Place place) =>
        (place.Id, place.Name("be"), place.Region("pl"), place.District, place.Population, place.Position);

    static string Found(Gazetteer gazetteer, string typed) => gazetteer.Search(typed, "uk", 10)
        .Aggregate(new StringBuilder(), (text, match) => text.Append(match.Place.Id).Append(match.MatchedName)).ToString();
}
