namespace Prytulak.Look;

/// <summary>One page of a long list, as the address asks for it ("page=3"): a hundred lines, so that it stays light on a phone.</summary>
public sealed record Paging(int Page, int Total)
{
    public const int Size = 100;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public int Skip => (Page - 1) * Size;

    /// <summary>The page that is asked for; the nearest where there is no such.</summary>
    public static Paging From(IQueryCollection query, int total)
    {
        var all = new Paging(1, total);
        return all with { Page = Math.Clamp(int.TryParse(query["page"], out var page) ? page : 1, 1, all.Pages) };
    }
}
