using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.HouseRules;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>Every page is asked for as everybody; no fact shows where the table does not say so, and no object opens to whom it is not.</summary>
[Collection(nameof(Crawled))]
public sealed class T22_CrawlTests(Crawled crawled)
{
    [Theory, Databases]
    public async Task T22_Nobody_is_told_of_people_what_is_not_for_them(On on)
    {
        var (_, crawl) = await crawled.On(on);
        Rule.Holds(crawl.Findings.Leaks.Distinct().Order());
    }

    [Theory, Databases]
    public async Task T29_What_is_not_yours_to_see_is_told_from_nothing_by_no_byte(On on)
    {
        var (_, crawl) = await crawled.On(on);
        Rule.Holds(crawl.Findings.Doors.Distinct().Order());
    }

    [Theory, Databases]
    public async Task Every_permission_of_the_table_is_one_that_somebody_uses(On on)
    {
        var (_, crawl) = await crawled.On(on);
        Rule.Holds(from line in WhoMaySee.Reading from fact in line.Facts where !crawl.Findings.Used.ContainsKey((line, fact)) select $"{line.Route}: {line.Who} {line.Whose} {fact}");
    }

    [Theory, Databases]
    public async Task T22_Nothing_of_anybody_is_in_the_log(On on)
    {
        var (planted, _) = await crawled.On(on);
        var finder = new CanaryFinder(planted.Canaries);
        Assert.NotEmpty(planted.Network.Heard.Lines);
        Rule.Holds(from line in planted.Network.Heard.Lines from canary in finder.In(line) select $"{canary}: {line.Split(':')[0]}");
    }
}
