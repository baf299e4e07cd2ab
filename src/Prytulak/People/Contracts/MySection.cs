using Microsoft.AspNetCore.Components;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>A part that another module adds to the top of the household's own page, in the order of registration; null when it has nothing to show.</summary>
public delegate Task<RenderFragment?> MySection(Visit visit, Guid household);

/// <summary>What another module keeps about a household, as it is handed to them with all their data: a name and plain values.</summary>
public delegate Task<(string Name, object? Data)> MyData(Act act, Guid household);

/// <summary>What another module must undo, in the same write, when a household withdraws its request.</summary>
public delegate Task WhenWithdrawn(Write write, Guid household);
