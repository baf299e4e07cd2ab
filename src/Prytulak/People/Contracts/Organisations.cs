using Dapper;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>The member bodies of the network. Which there are is public.</summary>
public sealed class Organisations(Database database)
{
    private const string Columns = "id, name, countries, languages";

    public async Task<IReadOnlyList<Organisation>> All() =>
        [.. await database.Read(c => c.QueryAsync<Organisation>($"SELECT {Columns} FROM organisations ORDER BY name, id"))];

    public Task<Organisation?> Find(Guid id) =>
        database.Read(c => c.QuerySingleOrDefaultAsync<Organisation>($"SELECT {Columns} FROM organisations WHERE id = @id", new { id }));

    public static async Task Add(Write write, Organisation organisation)
    {
        await write.Execute("""
            INSERT INTO organisations (id, name, countries, languages, created_at) VALUES (@Id, @Name, @Countries, @Languages, @Now)
            """, new { organisation.Id, organisation.Name, organisation.Countries, organisation.Languages, write.Now });
        write.Note("organisations", "added", organisation.Id, organisation.Id);
    }
}
