using Prytulak.Foundation;

namespace Prytulak.Housing;

/// <summary>Tells a refusal beside the field that it is about, on the page that was sent.</summary>
public static class Faulty
{
    /// <summary>The field that stands for "somebody changed it meanwhile".</summary>
    public const string Meanwhile = "version";

    /// <summary>Does the work; false when it was refused for what is in the form, which then says so.</summary>
    public static async Task<bool> Try(this Form form, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Refusal refusal) when (refusal.Field is { } field)
        {
            form.Fault(field, refusal.Text, refusal.About);
        }
        catch (Refusal refusal) when (refusal.Text is "refusal.stale")
        {
            form.Fault(Meanwhile, "home.changed_meanwhile");
        }
        return false;
    }
}
