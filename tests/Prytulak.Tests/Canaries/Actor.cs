using Prytulak.Foundation;

namespace Prytulak.Tests.Canaries;

/// <summary>Somebody who looks at everything: a name for the reader, who it is, and the cookies of their browser.</summary>
public sealed record Actor(string Name, Viewer Viewer, string Cookies);
