using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>Pictures of a home: uploaded by its host, written anew without a word of where or with what they were taken (T28), shown to those who may see the home.</summary>
public static class ShowPhotos
{
    /// <summary>The longest side that is kept, in pixels.</summary>
    private const int LongestSide = 1600;

    public const long MostUploaded = 16 * 1024 * 1024;

    public static async Task<IResult> Upload(Visit visit, Guid id, Offers offers, OwnHomes homes, Journal journal, Vault vault)
    {
        var form = await visit.ReadForm();
        await offers.Own(visit.Viewer, id);
        var pictures = await Task.Run(() => Rewritten(form));
        if (form.IsGood && await Kept(visit, form, id, pictures, journal, vault)) return visit.GoTo($"/homes/{id}#pictures");
        return visit.Page<MyHomePage, MyHomeAnswer>(await homes.Tell(visit, id));
    }

    private static async Task<List<byte[]>> Rewritten(Form form)
    {
        var files = form.Files?.Where(file => file.Name == "photos" && file.Length > 0).ToList() ?? [];
        if (files is []) form.Fault("photos", "form.required");
        if (files.Count > HomePhotos.Most) form.Fault("photos", "photos.too_many", HomePhotos.Most);
        var pictures = new List<byte[]>();
        foreach (var file in files.TakeWhile(_ => form.IsGood)) await Rewrite(form, file, pictures);
        return pictures;
    }

    private static async Task Rewrite(Form form, IFormFile file, List<byte[]> into)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        try
        {
            into.Add(Photos.Reencode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), LongestSide));
        }
        catch (PhotoRefused refused)
        {
            form.Fault("photos", Text.KeyOf(refused.Reason));
        }
    }

    private static async Task<bool> Kept(Visit visit, Form form, Guid id, List<byte[]> pictures, Journal journal, Vault vault)
    {
        var boxes = new List<Personal<byte[]>>();
        foreach (var picture in pictures) boxes.Add((await vault.Seal(visit.Viewer.Id, HousingFacts.Picture, picture))!);
        return await form.Try(() => journal.Write(visit.Act("offer"), write => HomePhotos.Add(write, id, boxes)));
    }

    public static async Task<IResult> Remove(Visit visit, Guid id, Guid photo, Offers offers, Journal journal)
    {
        await visit.ReadForm();
        await offers.Own(visit.Viewer, id);
        await journal.Write(visit.Act("offer"), write => HomePhotos.Remove(write, id, photo));
        return visit.GoTo($"/homes/{id}#pictures");
    }

    public static async Task<IResult> Show(Visit visit, Guid id, Guid photo, Accommodations homes, HomePhotos photos, HomeReads reads, Reveals reveals)
    {
        if (await homes.Find(visit.Viewer, id) is not { } home) throw Refusal.Absent;
        if (home.Host != visit.Viewer.Id) await reads.Open(visit.Act("looking at a home"), id);
        var picture = await reveals.Open(visit.Act("looking at a home"), "accommodations", id, await photos.Find(id, photo), HousingFacts.Picture);
        return picture is null ? throw Refusal.Absent : TypedResults.Bytes(picture, "image/jpeg");
    }
}
