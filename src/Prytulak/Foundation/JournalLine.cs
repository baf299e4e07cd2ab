using System.Security.Cryptography;
using System.Text;

namespace Prytulak.Foundation;

/// <summary>One line of the journal: who did what to which subject, when and what for. It names no one.</summary>
public sealed class JournalLine
{
    /// <summary>How the kind of a line begins that tells of reading.</summary>
    public const string Looked = "revealed ";

    public long Seq { get; set; }
    public DateTimeOffset At { get; init; }
    public Guid Actor { get; init; }
    public string Role { get; init; } = "";
    public string Purpose { get; init; } = "";

    /// <summary>What happened, as a past participle: "proposed", "revealed households.name".</summary>
    public string Kind { get; init; } = "";

    /// <summary>The table of the subject.</summary>
    public string About { get; init; } = "";
    public Guid Subject { get; init; }
    public Guid? Organisation { get; init; }
    public byte[] Hash { get; set; } = [];

    /// <summary>False when somebody only looked: no row is other than before.</summary>
    public bool IsChange => !Kind.StartsWith(Looked, StringComparison.Ordinal);

    /// <summary>The hash of this line and of all before it (SHA-256).</summary>
    public byte[] ChainedTo(byte[] before)
    {
        var text = string.Join('\n', Seq, At.ToUnixTimeMilliseconds(), Actor, Role, Purpose, Kind, About, Subject, Organisation);
        return SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(text)]);
    }
}
