namespace Prytulak.Housing.Importing;

/// <summary>An upload that its owner has open: the table, and how far they are with it.</summary>
public sealed class OpenImport(Import row, Sheet sheet, ImportPlan plan, IReadOnlyList<string> countries)
{
    public Guid Id => row.Id;
    public int Version => row.Version;
    public Sheet Sheet => sheet;
    public ImportPlan Plan => plan;

    /// <summary>Where the organisation houses people: of two towns of one name, the one there is meant.</summary>
    public IReadOnlyList<string> Countries => countries;
}
