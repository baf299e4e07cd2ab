using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.HouseRules;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>Whatever goes wrong, or is made to: no answer and no line of the log tells anything of anybody, nor what was typed.</summary>
[Collection(nameof(Crawled))]
public sealed class T22_ProvokedTests(Crawled crawled)
{
    private const string Typed = "zkqwxvbnrtpl";
    private PlantedNetwork planted = null!;

    [Theory, Databases]
    public async Task T22_Broken_requests_are_answered_in_a_sentence_and_nothing_of_them_is_kept(On on)
    {
        planted = (await crawled.On(on)).Planted;
        using var client = planted.Client();
        var (sender, crawl, faults) = (new Sender(planted), new Crawl(planted, WhoMaySee.Reading), new List<string>());
        foreach (var actor in planted.Actors.DistinctBy(actor => actor.Viewer.Roles))
            foreach (var (what, request) in Malformed().Concat(Crooked()))
                using (request)
                {
                    var (token, cookies) = await sender.TokenOf(actor);
                    request.Headers.Add("RequestVerificationToken", token);
                    request.Headers.Add("Cookie", cookies);
                    if (await Answer(client, request) is not { } answer)
                    {
                        faults.Add($"{what} by {actor.Name}: no answer");
                        continue;
                    }
                    if ((int)answer.Status >= 500) faults.Add($"{what} by {actor.Name}: {(int)answer.Status}");
                    faults.AddRange(from canary in Others(actor, answer)
                                    where request.Method != HttpMethod.Get || crawl.Permission(what.Split('?')[0], actor.Viewer, new(what), canary) is null
                                    select $"{what} by {actor.Name} tells {canary}");
                }
        Rule.Holds(faults);
        Rule.Holds(Logged());
    }

    [Theory, Databases]
    public async Task T22_A_fault_of_ours_says_where_it_is_and_nothing_of_whom(On on)
    {
        planted = (await crawled.On(on)).Planted;
        using var client = planted.Client();
        var (stranger, faults) = (planted.Actors.Single(actor => actor.Name is "stranger"), new List<string>());
        foreach (var path in Failing.Paths)
            foreach (var accept in (string[])["text/html", "application/json"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", accept } } };
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                var answer = await Answered.Read(response);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
                faults.AddRange(Others(stranger, answer).Select(canary => $"{path} tells {canary}"));
            }
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetStringAsync(Failing.Late, TestContext.Current.CancellationToken));
        Rule.Holds(faults);
        Rule.Holds(Logged());
        Assert.Contains(planted.Network.Heard.Lines, line => line.Contains("Unexpected InvalidOperationException in"));
    }

    [Theory, Databases]
    public async Task T22_A_letter_that_cannot_be_sent_is_not_quoted(On on)
    {
        planted = (await crawled.On(on)).Planted;
        var subject = planted.Households[0].Id;
        await planted.Planter.Write(write => planted.Network.Get<Outbox>().Send(write, subject, $"{Typed} at home", new(Typed, Typed)));
        await planted.Network.Get<Postman>().Round();
        Assert.Contains(planted.Network.Heard.Lines, line => line.Contains("could not be sent"));
        Rule.Holds(Logged());
    }

    private static async Task<Answered?> Answer(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using var response = await client.SendAsync(request);
            return await Answered.Read(response);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private IEnumerable<Canary> Others(Actor actor, Answered answer) =>
        new CanaryFinder(planted.Canaries).In(answer.Headers + answer.Body).Where(canary => canary.Owner != actor.Viewer.Id);

    private IEnumerable<string> Logged()
    {
        var finder = new CanaryFinder([.. planted.Canaries, new() { Secret = Secret.Message, Of = "whoever typed it", Owner = Guid.Empty, Organisation = null, Objects = [], Words = [Typed] }]);
        return from line in planted.Network.Heard.Lines from canary in finder.In(line) select $"{canary}: {line}";
    }

    /// <summary>Requests that are no requests.</summary>
    private static IEnumerable<(string, HttpRequestMessage)> Malformed()
    {
        byte[] wrong = [.. "body="u8, 0xC3, 0x28, .. Encoding.UTF8.GetBytes(Typed)];
        (string What, string Type, byte[] Body)[] bodies =
        [
            ("a form of wrong bytes", "application/x-www-form-urlencoded", wrong),
            ("a form that ends in an escape", "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes($"body={Typed}%")),
            ("a form of another encoding", "application/x-www-form-urlencoded; charset=utf-7", Encoding.UTF8.GetBytes("body=" + Typed)),
            ("a form of five thousand fields", "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 5000).Select(n => $"{Typed}{n}=1")))),
            ("a form in parts without a boundary", "multipart/form-data", Encoding.UTF8.GetBytes(Typed)),
            ("a form in parts that never end", "multipart/form-data; boundary=x", Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\n{Typed}")),
            ("half an object", "application/json", Encoding.UTF8.GetBytes($"{{\"body\": \"{Typed}")),
            ("half a character", "application/json", Encoding.UTF8.GetBytes($"{{\"body\": \"{Typed}\\ud83d\"}}")),
            ("a list", "application/json", Encoding.UTF8.GetBytes($"[\"{Typed}\"]")),
            ("too much", "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes("body=" + string.Concat(Enumerable.Repeat(Typed, 8000)))),
            ("a word", "text/plain", Encoding.UTF8.GetBytes(Typed)),
        ];
        foreach (var path in (string[])["/sign-in", "/ask", "/account", "/my/messages", "/homes/new"])
            foreach (var (what, type, body) in bodies)
            {
                var content = new ByteArrayContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                yield return ($"{what} to {path}", new(HttpMethod.Post, path) { Content = content });
            }
    }

    /// <summary>Addresses that lead nowhere.</summary>
    private static IEnumerable<(string, HttpRequestMessage)> Crooked() =>
        from path in (string[])
        [
            $"/{Typed}", $"/homes/{Typed}", "/homes/%00", "/desk/households/%FF", "/ask/99999999999", "/ask/-1", $"/k/{Typed}", "/k/%00", "/journal?kind=%00", "/journal?id=%00", "/journal.csv?kind=%FF%00",
            $"/desk/find?reference={Typed}", "/desk/find?reference=%00%FF", "/desk?state=%00&sort=%00&language=%00", "/stays?state=%00", "/places?typed=%00", "/places?typed=" + new string('a', 5000),
            "/places?typed=x&language=xx", $"/sign-in?back=//{Typed}.example", "/sign-in?back=%0d%0aX-Note:%20x", "/language/uk?back=%0d%0aX-Note:%20x", $"/sign-in/invitation/{Typed}",
            "/sign-in/demonstration/%00", "/look/%00/app.css", $"/{new string('a', 6000)}",
        ]
        select (path, new HttpRequestMessage(HttpMethod.Get, path));
}
