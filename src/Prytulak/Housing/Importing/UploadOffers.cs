using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>A coordinator uploads a file of offers. GET and POST /imports.</summary>
public static class UploadOffers
{
    /// <summary>The largest file, and what surrounds it in a form.</summary>
    public const int MostUploaded = Sheet.MostBytes + 256 * 1024;

    public static async Task<IResult> Show(Visit visit, Imports imports) => visit.Page<UploadOffersPage, UploadOffersAnswer>(await Tell(visit, imports));

    private static async Task<UploadOffersAnswer> Tell(Visit visit, Imports imports) => visit.Viewer.Organisation is null
        ? throw Refusal.Absent
        : new([.. (await imports.Waiting(visit.Viewer)).Select(import => new WaitingImport(import.Id, import.MadeAt, import.MadeAt + Imports.Life))]);

    public static async Task<IResult> Submit(Visit visit, Imports imports, ImportDesk desk)
    {
        var (form, answer) = (await visit.ReadForm(), await Tell(visit, imports));
        var file = form.Files?.FirstOrDefault(file => file.Name == "file" && file.Length > 0);
        if (file is null) form.Fault("file", "form.required");
        var id = Guid.Empty;
        if (file is not null && await form.Try(async () => id = await desk.Begin(visit.Act("import"), await Bytes(file)))) return visit.GoTo($"/imports/{id}");
        return visit.Page<UploadOffersPage, UploadOffersAnswer>(answer);
    }

    private static async Task<byte[]> Bytes(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

/// <summary>The uploads that this coordinator has not finished.</summary>
public sealed record UploadOffersAnswer(IReadOnlyList<WaitingImport> Waiting);

/// <summary>An upload, and when it is erased.</summary>
public sealed record WaitingImport(Guid Id, DateTimeOffset MadeAt, DateTimeOffset ErasedAt);
