using System.Text;

namespace Prytulak.Engines.Phones;

/// <summary>
/// Reads the table of numbering plans. A plan is a line of eight cells parted by tabs: country, calling code, exit code, trunk
/// prefix, its transform, leading digits, well-formed numbers, numbers in use; the main country of a calling code comes first.
/// The lines below with an empty first cell are its display formats: number, leading digits, groups.
/// </summary>
internal static class PlanTable
{
    public static IReadOnlyList<NumberingPlan> Read(Stream table)
    {
        List<NumberingPlan> plans = [];
        using var lines = new StreamReader(table, Encoding.UTF8, leaveOpen: true);
        while (lines.ReadLine() is { } line) Add(plans, line.Split('\t'));
        return plans;
    }

    private static void Add(List<NumberingPlan> plans, string[] cells)
    {
        if (cells is ["", var number, var leading, var groups] && plans is [.., var last]) last.Add(new(number, leading, groups));
        else if (cells is [{ Length: > 0 }, { Length: > 0 }, _, _, _, _, { Length: > 0 }, { Length: > 0 }]) plans.Add(new(cells, MainOf(plans, cells[1])));
        else throw new InvalidDataException("A line of the table of numbering plans is not of its form.");
    }

    private static NumberingPlan? MainOf(List<NumberingPlan> plans, string callingCode) => plans.Find(plan => plan.CallingCode == callingCode);
}
