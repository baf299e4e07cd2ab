namespace Prytulak.Housing.Importing;

/// <summary>What becomes of a row.</summary>
public enum Fate { New, Double, Faulty }

/// <summary>What somebody says of a likely double; nothing is merged by itself.</summary>
public enum DoubleChoice { Skip, New, Same }

/// <summary>What a row may be a double of: an earlier row, or a host known here and a home of theirs.</summary>
/// <param name="Home">Null where the host has none that staff may see.</param>
/// <param name="SameContact">True for one telephone or address; else it is one square, as many beds, and a similar name.</param>
public sealed record Likeness(int? Row, Guid? Host, Guid? Home, bool SameContact);

/// <summary>What was said of a row, and of which home.</summary>
public sealed record Chosen(DoubleChoice What, Guid? Home = null);

/// <summary>The fate of a row, and why.</summary>
public sealed class RowFate
{
    public required int Number { get; init; }
    public IReadOnlyList<string> Faults { get; init; } = [];
    public IReadOnlyList<Likeness> Likes { get; init; } = [];

    public Fate Fate => Faults is not [] ? Fate.Faulty : Likes is not [] ? Fate.Double : Fate.New;
}

/// <summary>How far somebody is with a file: how it is read, the fate of each row, what was said of doubles. Sealed like the file.</summary>
public sealed class ImportPlan
{
    public Mapping? Mapping { get; init; }

    /// <summary>The language of the faults, and the turn in which doubles were looked for.</summary>
    public string Language { get; init; } = "";
    public int Turn { get; init; }
    public IReadOnlyList<RowFate> Fates { get; init; } = [];
    public Dictionary<int, Chosen> Choices { get; init; } = [];

    public int Count(Fate fate) => Fates.Count(row => row.Fate == fate);

    public int Undecided => Fates.Count(row => row.Fate is Fate.Double && !Choices.ContainsKey(row.Number));
}
