using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>The schema is made once, step by step, however often a start is repeated (T61).</summary>
public sealed class MigrationTests
{
    [Theory, Databases]
    public async Task T61_Migrating_again_changes_nothing(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var database = network.Get<Database>();
        var applied = await database.Ask<long>("SELECT COUNT(*) FROM migrations");
        await Migrations.Apply(database);
        Assert.Equal(applied, await database.Ask<long>("SELECT COUNT(*) FROM migrations"));
        Assert.Empty(await Migrations.Verify(database));
        Assert.Empty(await Migrations.Verify(network.Get<KeyStore>().Store, "Keys"));
    }

    [Theory, Databases]
    public async Task T61_A_database_made_with_another_text_of_a_migration_is_refused(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var database = network.Get<Database>();
        await database.Do("UPDATE migrations SET hash = 'other' WHERE name = '0010-people'");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Migrations.Apply(database));
        Assert.Equal(["migration 0010-people is missing or differs"], await Migrations.Verify(database));
    }

    [Theory, Databases]
    public async Task T61_A_migration_that_breaks_off_leaves_nothing_and_the_next_start_finishes(On on)
    {
        await using var empty = await Empty.Make(on);
        // A table of the third step that is in its way makes it fail after it has made others.
        await empty.Database.Do("CREATE TABLE nights (in_the_way text)");
        await Assert.ThrowsAnyAsync<Exception>(() => Migrations.Apply(empty.Database));
        Assert.Equal(0, await empty.Database.Ask<long>("SELECT COUNT(*) FROM migrations WHERE name = '0030-placement'"));
        await Assert.ThrowsAnyAsync<Exception>(() => empty.Database.Ask<long>("SELECT COUNT(*) FROM stays"));
        await empty.Database.Do("DROP TABLE nights");
        await Migrations.Apply(empty.Database);
        Assert.Empty(await Migrations.Verify(empty.Database));
        Assert.Equal(0, await empty.Database.Ask<long>("SELECT COUNT(*) FROM stays"));
    }

    [Theory, Databases]
    public async Task T61_Two_nodes_that_start_at_once_migrate_once(On on)
    {
        await using var empty = await Empty.Make(on);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations.Apply(empty.Database))));
        Assert.Empty(await Migrations.Verify(empty.Database));
    }
}
