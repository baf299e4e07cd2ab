namespace Prytulak.Housing.Importing;

/// <summary>An upload that its owner has open: the table, and how far they are with it.</summary>
public sealed class OpenImport(Import row, Sheet sheet, ImportPlan plan)
{
    public Guid Id => row.Id;
    public int Version => row.Version;
    public Sheet Sheet => sheet;
    public ImportPlan Plan => plan;
}
