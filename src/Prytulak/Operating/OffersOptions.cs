using System.CommandLine;

namespace Prytulak.Operating;

/// <summary>What was said on the command line of an import of offers.</summary>
internal sealed class OffersOptions
{
    private static readonly Argument<FileInfo> Table = new("file") { Description = "The table, as CSV." };
    private static readonly Option<string> OfOrganisation = new("--organisation") { Description = "The organisation that the hosts come to: its name or its id.", Required = true };
    private static readonly Option<string> Coordinator = new("--as") { Description = "The address of e-mail of the coordinator on whose behalf it is done.", Required = true };
    private static readonly Option<string[]> Map = new("--map") { Description = "What a column says, as beds=\"Places to sleep\"; without it, what its header suggests or was remembered.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Once = new("--default") { Description = "What holds where a row does not say it, as kind=Flat cost=free languages=uk,pl from=2026-12-01 to=2027-03-31.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Dates = new("--dates") { Description = "day-first or month-first, where 03/04/2026 could be either." };
    private static readonly Option<bool> Dry = new("--dry-run") { Description = "Says what would become of each row, and imports nothing." };
    private static readonly Option<FileInfo?> Left = new("--rejects") { Description = "The file for the rows in error, each with its reason; it must not exist." };

    public required FileInfo File { get; init; }
    public required string Organisation { get; init; }
    public required string As { get; init; }
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();
    public bool? DayFirst { get; init; }
    public bool DryRun { get; init; }
    public FileInfo? Rejects { get; init; }

    public static Command Command() => new("offers", "Imports a table of homes as drafts of hosts who are invited to confirm them. Likely doubles are skipped and told. On SQLite the network must not be running. Ends with 0 when every row was imported, 2 when some were not, 1 when nothing could be done.")
    {
        Table, OfOrganisation, Coordinator, Map, Once, Dates, Dry, Left,
    };

    /// <exception cref="InvalidDataException">Something said cannot be, in a sentence.</exception>
    public static OffersOptions Read(ParseResult parsed) => new()
    {
        File = parsed.GetValue(Table)!, Organisation = parsed.GetValue(OfOrganisation)!, As = parsed.GetValue(Coordinator)!,
        Columns = Pairs("--map", parsed.GetValue(Map)), Defaults = Pairs("--default", parsed.GetValue(Once)),
        DayFirst = parsed.GetValue(Dates) switch
        {
            null => null,
            "day-first" => true,
            "month-first" => false,
            _ => throw new InvalidDataException("--dates takes day-first or month-first."),
        },
        DryRun = parsed.GetValue(Dry), Rejects = parsed.GetValue(Left),
    };

    private static Dictionary<string, string> Pairs(string option, string[]? typed) => (typed ?? []).ToDictionary(
        pair => pair.IndexOf('=') is > 0 and var at ? pair[..at].Trim().ToLowerInvariant() : throw new InvalidDataException($"{option} takes field=value."), pair => pair[(pair.IndexOf('=') + 1)..].Trim());
}
