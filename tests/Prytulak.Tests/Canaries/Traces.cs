using System.Text;
using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Tests.Canaries;

/// <summary>What a database holds of somebody beside their words: boxes, keyed hashes, the wrapped key, the reference. None of it says anything, and all of it shall go.</summary>
internal sealed class Traces
{
    private readonly List<(string What, byte[] Bytes)> all = [];

    public static async Task<Traces> Of(PlantedNetwork planted, Guid subject)
    {
        var traces = new Traces();
        var (main, keys) = (planted.Network.Get<Database>(), planted.Network.Get<KeyStore>().Store);
        traces.Add("a box", (await Kept.Boxes(main)).Where(box => box.AsSpan().StartsWith(subject.ToByteArray())));
        traces.Add("the key", await Bytes(keys, "SELECT wrapped FROM keys WHERE subject = @subject", subject));
        traces.Add("the index of a number", await Bytes(main, "SELECT phone_index FROM households WHERE id = @subject UNION ALL SELECT phone_index FROM accounts WHERE id = @subject", subject));
        traces.Add("the index of an address", await Bytes(main, "SELECT email_index FROM households WHERE id = @subject UNION ALL SELECT email_index FROM accounts WHERE id = @subject", subject));
        traces.Add("a link", await Bytes(main, "SELECT mac FROM links WHERE household = @subject", subject));
        var references = await main.Read(c => c.QueryAsync<string>("SELECT reference FROM households WHERE id = @subject", new { subject }));
        traces.Add("the reference", references.Select(Encoding.UTF8.GetBytes));
        return traces;
    }

    public int Count => all.Count;

    public IEnumerable<string> In(IReadOnlyList<(string Place, byte[] Bytes)> kept) =>
        from place in kept from trace in all where place.Bytes.AsSpan().IndexOf(trace.Bytes) >= 0 select $"{trace.What} is in {place.Place}";

    private void Add(string what, IEnumerable<byte[]?> found) => all.AddRange(found.OfType<byte[]>().Select(bytes => (what, bytes)));

    private static Task<IEnumerable<byte[]?>> Bytes(Database database, string sql, Guid subject) => database.Read(c => c.QueryAsync<byte[]?>(sql, new { subject }));
}
