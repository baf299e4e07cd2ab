using Prytulak.Engines.Phones;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>Reads the form of a reception point, with what the world knows of places, telephones and the day.</summary>
public sealed class ReceptionReader(Places places, PhoneNumbers phones, TimeProvider clock)
{
    public ReceptionInput Of(Form form, Text text) => ReceptionInput.Read(form, places, phones, text, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}
