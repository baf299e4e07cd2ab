using Dapper;

namespace Prytulak.Foundation;

/// <summary>What this network says of itself.</summary>
public sealed class Network(Database database)
{
    public const string Demonstration = "demonstration", Seeded = "seeded";

    public async Task<bool> Is(string name) =>
        await database.Read(c => c.ExecuteScalarAsync<string?>("SELECT value FROM network WHERE name = @name", new { name })) == "yes";

    public static Task Set(Write write, string name) =>
        write.Execute("INSERT INTO network (name, value) VALUES (@name, 'yes') ON CONFLICT (name) DO NOTHING", new { name });
}
