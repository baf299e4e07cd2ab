using System.Globalization;
using Prytulak.Engines.Geo;

namespace Prytulak.Tests.Canaries;

/// <summary>The sealed facts, by who is told of them; and the two secrets that open a household's page.</summary>
public enum Secret
{
    HouseholdName, HouseholdPhone, HouseholdEmail, HouseholdOther, HouseholdNote, HouseholdPlace, Message, Link, Phrase,
    HostName, HostEmail, HostPhone, About, Address, Description, Position, Photo, EvidenceOver, EvidenceOpen, BarReason,
    StaffName, StaffEmail, StaffPhone, Totp,
    LetterAddress, LetterText, ImportedRow,
}

/// <summary>A unique word or number, planted in one sealed fact of one person.</summary>
public sealed class Canary
{
    public required Secret Secret { get; init; }

    /// <summary>Whose fact it is, for the reader of a failed test.</summary>
    public required string Of { get; init; }

    /// <summary>The household or account that it is about.</summary>
    public required Guid Owner { get; init; }

    /// <summary>The organisation whose case or host it is; null while it is nobody's.</summary>
    public required Guid? Organisation { get; init; }

    /// <summary>The objects that tell it when an address names them: the household, the home, the letter.</summary>
    public required HashSet<Guid> Objects { get; init; }

    /// <summary>What gives it away in a text as it stands.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>What gives it away in a text of which only letters and digits are left: numbers however grouped, words one by one.</summary>
    public string[] Squeezed { get; init; } = [];

    /// <summary>What gives it away in a file as numbers in memory.</summary>
    public double[] Numbers { get; init; } = [];

    /// <summary>What gives it away in a file.</summary>
    public string[] Stored => [.. Words, .. Squeezed.Where(s => s.All(char.IsAsciiDigit))];

    public override string ToString() => $"{Secret} of {Of}";

    /// <summary>Four decimals of a degree are eleven metres.</summary>
    public static string[] WordsOf(Position position) =>
        [.. from degrees in (double[])[position.Latitude, position.Longitude]
            let said = degrees.ToString("F7", CultureInfo.InvariantCulture)[..7]
            from word in (string[])[said, said.Replace('.', ',')]
            select word];
}
