using System.Diagnostics;
using System.Text.Json;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tests.Tiles;
using Xunit;

namespace Prytulak.Tests.Operating;

/// <summary>The engines on files, as somebody runs them who has no network: the real program, its files and its exit code.</summary>
public sealed class OnFilesTests : IDisposable
{
    private const string Head = "id,lat,lon,beds,units,pets,step_free,women_only,smoking,languages,from,to,country";

    private readonly string folder = Directory.CreateTempSubdirectory("prytulak-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_nearest_come_first_with_the_exact_total()
    {
        var random = new Random(1);
        var offers = Enumerable.Range(1, 3_000).Select(id => (Id: id, At: new Position(49 + random.NextDouble() * 5, 15 + random.NextDouble() * 9), Beds: random.Next(1, 8), Pets: random.Next(2) == 0)).ToArray();
        Write("offers.csv", [Head, .. offers.Select(o => FormattableString.Invariant($"{o.Id},{o.At.Latitude:R},{o.At.Longitude:R},{o.Beds},1,{(o.Pets ? "true" : "false")},false,false,false,uk|pl,2026-01-01,2026-12-31,PL"))]);
        Write("queries.jsonl", ["""{"id":"a","near":[52.23,21.01],"km":80,"min_beds":3,"pets":true,"from":"2026-03-01","to":"2026-04-01","limit":20}""", """{"id":2,"near":[52.23,21.01],"km":80,"from":"2026-12-01","to":"2027-01-01"}""", """{"id":3,"language":"uk","limit":0}"""]);
        var (code, said, error) = await Search("--threads", "2");
        Assert.True(code == 0, error);
        Assert.Contains("3000 offers", said);
        Assert.Contains("p99", said);
        var warsaw = new Position(52.23, 21.01);
        var fitting = offers.Where(o => o.Beds >= 3 && o.Pets && warsaw.MetresTo(o.At) <= 80_000).OrderBy(o => warsaw.MetresTo(o.At)).ThenBy(o => o.Id).Select(o => o.Id).ToArray();
        var answers = Answers();
        Assert.Equal(["\"a\"", "2", "3"], answers.Select(answer => answer.GetProperty("id").GetRawText()));
        Assert.Equal([fitting.Length, 0, 3_000], answers.Select(answer => answer.GetProperty("total").GetInt32()));
        Assert.Equal(fitting.Take(20), answers[0].GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()));
    }

    [Theory]
    [InlineData("2,91,0,1,1,true,false,false,false,uk,2026-01-01,2026-02-01,PL", "lat")]
    [InlineData("2,NaN,0,1,1,true,false,false,false,uk,2026-01-01,2026-02-01,PL", "lat")]
    [InlineData("2,north,0,1,1,true,false,false,false,uk,2026-01-01,2026-02-01,PL", "lat")]
    [InlineData("2,50,20,-1,1,true,false,false,false,uk,2026-01-01,2026-02-01,PL", "beds")]
    [InlineData("2,50,20,1,1,perhaps,false,false,false,uk,2026-01-01,2026-02-01,PL", "pets")]
    [InlineData("2,50,20,1,1,true,false,false,false,uk,2026-02-01,2026-01-01,PL", "ends before")]
    [InlineData("2,50,20,1,1,true,false,false,false,uk,01.02.2026,2026-03-01,PL", "from")]
    [InlineData("2,50,20,1,1", "fields")]
    [InlineData("1,50,20,1,1,true,false,false,false,uk,2026-01-01,2026-02-01,PL", "that of line 2")]
    [InlineData("\"2,50,20,1,1,true,false,false,false,uk,2026-01-01,2026-02-01,PL", "quotation")]
    public async Task A_line_that_cannot_be_read_is_told_with_its_number_and_the_rest_is_done(string line, string fault)
    {
        Write("offers.csv", [Head, "1,50,20,1,1,true,false,false,false,uk,2026-01-01,2026-02-01,PL", line, "\"x,3\",50,20,1,1,yes,0,0,0,,2026-01-01,2026-02-01,PL"]);
        Write("queries.jsonl", ["""{"id":1}"""]);
        var (code, _, error) = await Search();
        Assert.Equal(1, code);
        Assert.Contains("line 3", error);
        Assert.Contains(fault, error);
        Assert.Equal(["1", "x,3"], Answers().Single().GetProperty("ids").EnumerateArray().Select(id => id.GetString()!));
    }

    [Fact]
    public async Task The_best_placement_of_a_flow_is_written_as_a_solution()
    {
        Write("flow.min", ["p min 5 7", "n 1 1", "n 2 1", "n 5 -2", "a 1 3 0 1 -7", "a 1 4 0 1 -5", "a 2 3 0 1 -6", "a 1 5 0 1 0", "a 2 5 0 1 0", "a 3 5 0 1 0", "a 4 5 0 1 0"]);
        var (code, said, error) = await Run("place", "solve", "--dimacs", PathOf("flow.min"), "--out", PathOf("flow.sol"));
        Assert.True(code == 0, error);
        Assert.Contains("objective: 11, bound: 11, households placed: 2 of 2", said);
        Assert.Equal(["s -11", "f 1 4 1", "f 2 3 1", "f 3 5 1", "f 4 5 1"], File.ReadAllLines(PathOf("flow.sol")));
    }

    [Theory]
    [InlineData("a 1 2 0 1 -9000000000000000000", "too large")]
    [InlineData("a 1 2 0 1 -4611686018427387904", "too large")]
    public async Task A_flow_that_cannot_be_solved_is_refused_in_a_sentence(string arc, string reason)
    {
        Write("flow.min", ["p min 3 3", "n 1 1", "n 3 -1", arc, "a 1 3 0 1 0", "a 2 3 0 1 0"]);
        var (code, _, error) = await Run("place", "solve", "--dimacs", PathOf("flow.min"), "--out", PathOf("flow.sol"));
        Assert.Equal(2, code);
        Assert.Contains(reason, error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public async Task A_flow_of_any_shape_is_solved_and_one_that_cannot_be_is_refused()
    {
        Write("flow.min", ["p min 4 5", "n 1 4", "n 4 -4", "a 1 2 0 4 2", "a 1 3 0 2 2", "a 2 3 0 2 1", "a 2 4 0 3 3", "a 3 4 0 5 1"]);
        var (code, said, error) = await Run("place", "solve", "--dimacs", PathOf("flow.min"), "--out", PathOf("flow.sol"));
        Assert.True(code == 0, error);
        Assert.Contains("solved as any flow", said);
        Assert.Equal(["s 14", "f 1 2 2", "f 1 3 2", "f 2 3 2", "f 3 4 4"], File.ReadAllLines(PathOf("flow.sol")));
        Write("flow.min", ["p min 2 1", "n 1 4", "n 2 -4", "a 1 2 0 3 2"]);
        (code, _, error) = await Run("place", "solve", "--dimacs", PathOf("flow.min"), "--out", PathOf("flow.sol"));
        Assert.Equal(2, code);
        Assert.Contains("No flow sends and takes in what it should.", error);
    }

    [Fact]
    public async Task A_flow_that_cannot_be_read_is_told_with_its_line_and_nothing_is_written()
    {
        Write("flow.min", ["p min 5 7", "n 1 one"]);
        var (code, _, error) = await Run("place", "solve", "--dimacs", PathOf("flow.min"), "--out", PathOf("flow.sol"));
        Assert.Equal(2, code);
        Assert.Contains("flow.min: Line 2", error);
        Assert.False(File.Exists(PathOf("flow.sol")));
    }

    [Theory]
    [InlineData("not json", "JSON")]
    [InlineData("""{"near":[50,20]}""", "id")]
    [InlineData("""{"id":1,"near":[50]}""", "near")]
    [InlineData("""{"id":1,"near":[500,20]}""", "near")]
    [InlineData("""{"id":1,"near":[50,20],"km":-1}""", "km")]
    [InlineData("""{"id":1,"colour":"red"}""", "colour")]
    [InlineData("""{"id":1,"from":"2026-02-01","to":"2026-01-01"}""", "from")]
    [InlineData("""{"id":1,"limit":-5}""", "limit")]
    public async Task A_query_that_cannot_be_is_told_and_the_next_is_answered(string query, string fault)
    {
        Write("offers.csv", [Head, "1,50,20,1,1,true,false,false,false,uk,2026-01-01,2026-02-01,PL"]);
        Write("queries.jsonl", [query, """{"id":"good"}"""]);
        var (code, _, error) = await Search();
        Assert.Equal(1, code);
        Assert.Contains("line 1", error);
        Assert.Contains(fault, error);
        Assert.Equal("good", Answers().Single().GetProperty("id").GetString());
    }

    [Fact]
    public async Task Without_its_columns_a_file_is_refused()
    {
        Write("offers.csv", ["id,lat,lon", "1,50,20"]);
        Write("queries.jsonl", ["""{"id":1}"""]);
        var (code, _, error) = await Search();
        Assert.Equal(2, code);
        Assert.Contains("beds", error);
    }

    [Fact]
    public async Task A_tile_counts_the_offers_in_it()
    {
        Write("offers.csv", [Head, .. Enumerable.Range(1, 500).Select(id => $"{id},52.2,21,1,1,{(id % 5 == 0 ? "true" : "false")},false,false,false,uk,2026-01-01,2026-02-01,PL")]);
        Assert.Equal(500, await Count());
        Assert.Equal(100, await Count("--filter", """{"pets":true}"""));
        var (code, _, error) = await Run("tile", "--offers", PathOf("offers.csv"), "--z", "3", "--x", "99", "--y", "0", "--out", PathOf("out.mvt"));
        Assert.Equal(2, code);
        Assert.Contains("3/99/0", error);

        async Task<long> Count(params string[] filter)
        {
            var (code, _, error) = await Run(["tile", "--offers", PathOf("offers.csv"), "--z", "6", "--x", "35", "--y", "21", "--out", PathOf("out.mvt"), .. filter]);
            Assert.True(code == 0, error);
            return StrictTile.Read(File.ReadAllBytes(PathOf("out.mvt"))).Layers.SelectMany(layer => layer.Features).Sum(square => Convert.ToInt64(square.Attributes["count"]));
        }
    }

    [Fact]
    public async Task A_plan_places_the_most_urgent_says_why_and_reports_what_it_could_not_read()
    {
        Write("homes.csv", ["id,lat,lon,beds,from,to,pets,languages,country", "near,50.45,30.52,2,2026-11-01,2027-03-01,false,uk,UA", "far,50.45,31.10,2,2026-11-01,2027-03-01,true,pl,UA"]);
        Write("households.csv",
        [
            "people,id,lat,lon,within_km,from,to,pets,languages,urgency", "2,calm,50.45,30.52,30,2026-12-01,2027-01-01,false,uk,0", "2,urgent,50.45,30.52,30,2026-12-01,2027-01-01,false,,30",
            "1,with a dog,50.45,30.52,30,2026-12-01,2027-01-01,true,uk,5", "nobody,bad,50,30,30,2026-12-01,2027-01-01,false,uk,0",
        ]);
        var (code, said, error) = await Plan("--why");
        Assert.Equal(1, code);
        Assert.Contains("households.csv, line 5: people is not a whole number", error);
        Assert.Contains("placed: 2 people of 5, 1 households of 3", said);
        var lines = File.ReadAllLines(PathOf("plan.csv"));
        Assert.StartsWith("urgent,near,2,80,", lines[2]);
        Assert.StartsWith("calm,,2,20,", lines[1]);
        Assert.Contains("1 allowed, all with more urgent ones; 1 of 1 within 60 km", lines[1]);
        Assert.Contains("1 of 1 within 60 km", lines[3]);
    }

    [Fact]
    public async Task Several_households_share_a_hall_and_sisters_live_in_one_town()
    {
        Write("homes.csv", ["id,lat,lon,beds,shared,most_households,from,to,languages", "hall,50.45,30.52,9,true,3,2026-11-01,2027-03-01,", "own,46.48,30.72,2,,,2026-11-01,2027-03-01,uk", "other,50.40,30.50,2,,,2026-11-01,2027-03-01,", "bad,50,30,2,,2,2026-11-01,2027-03-01,"]);
        Write("households.csv", ["id,people,from,to,group,languages", "a,4,2026-12-01,2027-01-01,,", "b,3,2026-12-01,2027-01-01,,", "c,2,2026-12-01,2027-01-01,sisters,uk", "d,2,2026-12-01,2027-01-01,sisters,"]);
        var (code, said, error) = await Plan();
        Assert.Equal(1, code);
        Assert.Contains("homes.csv, line 5: most_households is for homes that are shared", error);
        Assert.Contains("placed: 11 people of 11, 4 households of 4", said);
        Assert.Contains("together: 1 of 1 groups", said);
        Assert.Equal(["a,hall", "b,hall"], File.ReadAllLines(PathOf("plan.csv")).Skip(1).Take(2).Select(line => string.Join(',', line.Split(',')[..2])));
    }

    [Fact]
    public async Task Weights_of_a_plan_change_who_goes_where_and_unknown_ones_are_refused()
    {
        Write("homes.csv", ["id,lat,lon,beds,from,to,languages", "near,50.45,30.52,1,2026-11-01,2027-03-01,pl", "speaks,50.45,31.00,1,2026-11-01,2027-03-01,uk"]);
        Write("households.csv", ["id,people,lat,lon,km,from,to,languages", "she,1,50.45,30.52,100,2026-12-01,2027-01-01,uk"]);
        File.WriteAllText(PathOf("weights.json"), """{"distance":400,"language":50}""");
        await Plan("--weights", PathOf("weights.json"));
        Assert.StartsWith("she,near,", File.ReadAllLines(PathOf("plan.csv"))[1]);
        File.WriteAllText(PathOf("weights.json"), """{"distance":100,"language":500}""");
        await Plan("--weights", PathOf("weights.json"));
        Assert.StartsWith("she,speaks,", File.ReadAllLines(PathOf("plan.csv"))[1]);
        File.WriteAllText(PathOf("weights.json"), """{"beauty":100}""");
        var (code, _, error) = await Plan("--weights", PathOf("weights.json"));
        Assert.Equal(2, code);
        Assert.Contains("beauty", error);
    }

    private Task<(int Code, string Said, string Error)> Plan(params string[] more) =>
        Run(["place", "plan", "--households", PathOf("households.csv"), "--homes", PathOf("homes.csv"), "--out", PathOf("plan.csv"), .. more]);

    private Task<(int Code, string Said, string Error)> Search(params string[] more) =>
        Run(["search", "--offers", PathOf("offers.csv"), "--queries", PathOf("queries.jsonl"), "--out", PathOf("answers.jsonl"), .. more]);

    private JsonElement[] Answers() => [.. File.ReadLines(PathOf("answers.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    private void Write(string file, string[] lines) => File.WriteAllLines(PathOf(file), lines);

    private string PathOf(string file) => Path.Combine(folder, file);

    private static async Task<(int, string, string)> Run(params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "prytulak"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await said, await error);
    }
}
