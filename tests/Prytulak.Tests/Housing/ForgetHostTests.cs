using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class ForgetHostTests
{
    [Theory, Databases]
    public async Task A_forgotten_host_leaves_no_address_no_picture_and_no_evidence(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        await network.Net.Get<Erasing>().Erase(new(Viewer.System, "erasure"), host.Id);
        Assert.Empty(network.Free.All);
        Assert.Equal(AccommodationState.Withdrawn, await network.StateOf(home));
        Assert.Equal(0, await network.Database.Read(c => c.ExecuteScalarAsync<int>("""
            SELECT (SELECT COUNT(*) FROM accommodations WHERE address IS NOT NULL OR position IS NOT NULL OR description IS NOT NULL)
                + (SELECT COUNT(*) FROM hosts WHERE about IS NOT NULL) + (SELECT COUNT(*) FROM vettings) + (SELECT COUNT(*) FROM photos)
            """)));
        Assert.Empty(await network.Free.Differences());
        var lines = await network.Net.Get<JournalLines>().Last();
        await network.Net.Get<Erasing>().Resume();
        Assert.Equal(lines, await network.Net.Get<JournalLines>().Last());
    }
}
