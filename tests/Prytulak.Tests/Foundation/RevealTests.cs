using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>Nobody reads a sealed fact without a line in the journal (T41).</summary>
public sealed class RevealTests
{
    private static readonly Fact<string> Name = new("households.name"), Phone = new("households.phone");
    private readonly Viewer caseworker = new(Guid.NewGuid(), Roles.Caseworker, Guid.NewGuid());
    private readonly Guid maria = Guid.NewGuid();

    [Theory, Databases]
    public async Task T41_A_reveal_is_in_the_journal_with_who_what_and_why(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var box = await network.Get<Vault>().Seal(maria, Name, "Марія");
        Assert.Equal("Марія", await network.Get<Reveals>().Open(new Act(caseworker, "placing"), "households", maria, box, Name));
        var line = Assert.Single(await network.Get<JournalLines>().About(maria));
        Assert.Equal(
            (caseworker.Id, "Caseworker", "placing", "revealed households.name", "households", caseworker.Organisation),
            (line.Actor, line.Role, line.Purpose, line.Kind, line.About, line.Organisation));
    }

    [Theory, Databases]
    public async Task T41_Where_the_line_cannot_be_written_no_text_is_given(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (reveals, act) = (network.Get<Reveals>(), new Act(caseworker, "placing"));
        var box = await network.Get<Vault>().Seal(maria, Name, "Марія");
        await network.Get<Database>().RefuseLines();
        await Assert.ThrowsAnyAsync<Exception>(() => reveals.Open(act, "households", maria, box, Name));
        await Assert.ThrowsAnyAsync<Exception>(() => reveals.Several(act, "households", maria, Name.Name));
        await network.Get<Database>().TakeLines();
        Assert.Equal("Марія", await reveals.Open(act, "households", maria, box, Name));
    }

    [Theory, Databases]
    public async Task T41_A_second_reveal_under_the_key_of_one_form_is_journalled_too(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var act = new Act(caseworker, "placing", Guid.NewGuid(), [1]);
        var box = await network.Get<Vault>().Seal(maria, Name, "Марія");
        await network.Get<Reveals>().Open(act, "households", maria, box, Name);
        await network.Get<Reveals>().Open(act, "households", maria, box, Name);
        Assert.Equal(2, (await network.Get<JournalLines>().About(maria)).Count());
    }

    [Fact]
    public async Task T41_Leave_to_open_some_facts_opens_no_others()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var phone = await network.Get<Vault>().Seal(maria, Phone, "+380");
        var revealed = await network.Get<Reveals>().Several(new Act(caseworker, "placing"), "households", maria, Name.Name);
        await Assert.ThrowsAsync<InvalidOperationException>(() => revealed.Open(phone, Phone));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_reveal_nothing_is_journalled()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        Assert.Null(await network.Get<Reveals>().Open(new Act(caseworker, "placing"), "households", maria, null, Name));
        Assert.Empty(await network.Get<JournalLines>().About(maria));
    }
}
