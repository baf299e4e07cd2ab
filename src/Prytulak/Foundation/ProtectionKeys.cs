using System.Text;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Prytulak.Foundation;

/// <summary>Keeps the framework's keys for cookies and forms in the database, so that all nodes share them, sealed by the master key. They are about nobody, so the journal only notes that one came.</summary>
public sealed class ProtectionKeys(Database database, Journal journal, MasterKey master) : IXmlRepository
{
    private static readonly byte[] Bound = "protection_keys"u8.ToArray();
    private readonly byte[] key = master.For("protection");

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. database.Read(c => c.QueryAsync<byte[]>("SELECT box FROM protection_keys")).GetAwaiter().GetResult()
            .Select(box => XElement.Parse(Encoding.UTF8.GetString(Cipher.Decrypt(key, box, Bound))))];

    public void StoreElement(XElement element, string name) => journal.Write(new Act(Viewer.System, "operation"), async write =>
    {
        var box = Cipher.Encrypt(key, Encoding.UTF8.GetBytes(element.ToString()), Bound);
        await write.Execute("INSERT INTO protection_keys (name, box) VALUES (@name, @box) ON CONFLICT DO NOTHING", new { name, box });
        write.Note("protection_keys", "added", Guid.Empty);
    }).GetAwaiter().GetResult();
}
