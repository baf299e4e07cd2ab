using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The first page says nothing of its own: what it leads to is written in it.</summary>
public sealed record StartAnswer(string Ask, string Host, string Return, string Reception, string Figures);

/// <summary>The first page: two ways, to a home or to give one.</summary>
public static class ShowStart
{
    public static IResult Show(Visit visit) => visit.Page<StartPage, StartAnswer>(new("/ask", "/host", "/return", "/reception", "/figures"));
}
