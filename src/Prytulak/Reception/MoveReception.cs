using Prytulak.Foundation;

namespace Prytulak.Reception;

/// <summary>Confirms, closes, fills, opens again or takes away, at once and by one person. POST /reception/manage/{id}/{move}.</summary>
public static class MoveReception
{
    public static async Task<IResult> Submit(Visit visit, Guid id, string move, ReceptionPoints points, Journal journal)
    {
        await visit.ReadForm();
        if (await points.Find(visit.Viewer, id) is null || !Enum.TryParse<ReceptionMove>(move, ignoreCase: true, out var made) || !Enum.IsDefined(made)) throw Refusal.Absent;
        await journal.Write(visit.Act("reception"), write => ReceptionPoints.Move(write, id, made));
        return visit.GoTo(made is ReceptionMove.Confirm or ReceptionMove.Withdraw ? ManageReception.Path : $"{ManageReception.Path}/{id}");
    }
}
