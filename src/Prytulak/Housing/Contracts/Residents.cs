using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>Which adults live in a home besides the guests; children do not count. Nobody: the guests have it to themselves.</summary>
public enum Residents { Unsaid, Nobody, Women, Men, Mixed }

/// <summary>Told within the write when a host says that others live in a home than were said before.</summary>
public delegate Task ResidentsChanged(Write write, Guid home);
