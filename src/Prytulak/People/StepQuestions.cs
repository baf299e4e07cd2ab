using Microsoft.AspNetCore.Components;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The questions of one step.</summary>
public abstract class StepQuestions : ComponentBase
{
    [CascadingParameter] public Visit Visit { get; set; } = default!;

    [Parameter, EditorRequired] public AskAnswer Answer { get; set; } = default!;

    protected Text T => Visit.Text;
}
