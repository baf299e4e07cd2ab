using System.Buffers.Binary;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>
/// The codes by which households agree to live near each other: ten signs, good for three days and once. They are computed
/// from the master key; the table holds only their keyed hashes.
/// </summary>
public sealed class GroupCodes(MasterKey master)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);
    private const int Length = 10, Half = Length / 2;

    // As they look on a keyboard, or else as they are said: whoever is told a code writes it in their own letters.
    private const string Cyrillic = "АЕНКМТХДФЛРУЗЈЙ", AsLatin = "AEHKMTXDFLRUZJJ";

    /// <summary>The code of a household that is good until then, as it is read aloud.</summary>
    public string Of(Guid household, DateTimeOffset until)
    {
        var signs = References.Of(BinaryPrimitives.ReadUInt128BigEndian(master.Mac("group code", $"{household}:{until.ToUnixTimeMilliseconds()}")), Length);
        return $"{signs[..Half]} {signs[Half..]}";
    }

    /// <summary>The keyed hash of a code as it is typed.</summary>
    public byte[] Mac(string typed) => master.Mac("group code lookup", string.Concat(References.Plain(typed).Select(Latin)));

    private static char Latin(char sign) => Cyrillic.IndexOf(sign) is >= 0 and var at ? AsLatin[at] : sign;
}
