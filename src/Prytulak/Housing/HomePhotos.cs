using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>The pictures of homes, sealed under the key of their host.</summary>
public sealed class HomePhotos(Database database)
{
    public const int Most = 8;

    /// <summary>The ids of a home's pictures, in the order in which they came.</summary>
    public async Task<IReadOnlyList<Guid>> Of(Guid accommodation) => [.. await database.Read(c => c.QueryAsync<Guid>(
        "SELECT id FROM photos WHERE accommodation = @accommodation ORDER BY added_at, id", new { accommodation }))];

    /// <summary>One picture of a home that the caller has found before; null when there is none.</summary>
    public Task<Personal<byte[]>?> Find(Guid accommodation, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Personal<byte[]>?>(
        "SELECT picture FROM photos WHERE id = @id AND accommodation = @accommodation", new { id, accommodation }));

    /// <summary>Adds pictures while there is room for all of them; else refuses.</summary>
    public static async Task Add(Write write, Guid home, IReadOnlyList<Personal<byte[]>> pictures)
    {
        await Hold(write, home);
        var already = await write.Find<int>("SELECT COUNT(*) FROM photos WHERE accommodation = @home", new { home });
        if (already + pictures.Count > Most) throw new Refusal(Why.Invalid, "photos.too_many", "photos", Most);
        foreach (var picture in pictures)
            await write.Execute("INSERT INTO photos (id, accommodation, picture, added_at) VALUES (@id, @home, @picture, @Now)", new { id = Guid.CreateVersion7(), home, picture, write.Now });
        await Accommodations.Touched(write, home, "photos added");
    }

    public static async Task Remove(Write write, Guid home, Guid id)
    {
        await Hold(write, home);
        if (await write.Execute("DELETE FROM photos WHERE id = @id AND accommodation = @home", new { id, home }) != 1) throw Refusal.Absent;
        await Accommodations.Touched(write, home, "photo removed");
    }

    private static async Task Hold(Write write, Guid home)
    {
        if (await write.Execute("UPDATE accommodations SET version = version WHERE id = @home AND host = @host AND state <> 'Barred'", new { home, host = write.By.Id }) != 1) throw Refusal.Absent;
    }
}
