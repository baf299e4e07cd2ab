using System.Net;
using System.Net.Mail;
using System.Text;

namespace Prytulak.Foundation;

/// <summary>Sends what lies in the outbox, at least once, by SMTP; without a mail server, into the folder that the operator reads.</summary>
public sealed partial class Postman(Outbox outbox, Journal journal, Vault vault, Settings settings, TimeProvider clock, ILogger<Postman> log) : Rounds(TimeSpan.FromSeconds(2), clock, log)
{
    private static readonly Act Work = new(Viewer.System, "mail");
    private readonly SemaphoreSlim round = new(1);

    /// <summary>Sends everything that is due, one round after the other.</summary>
    public override async Task Round()
    {
        await round.WaitAsync();
        try
        {
            foreach (var letter in await outbox.Due(Now))
                if (await journal.Write(Work, write => Outbox.Claim(write, letter))) await Deliver(letter);
        }
        finally
        {
            round.Release();
        }
    }

    public override void Dispose()
    {
        round.Dispose();
        base.Dispose();
    }

    private async Task Deliver(OutgoingLetter letter)
    {
        try
        {
            // The postman reads an address to write it on the envelope, and tells nobody: the act that made the letter is in the journal.
            if (await vault.Open(letter.Address, Outbox.Address) is { } address && await vault.Open(letter.Letter, Outbox.Letter) is { } text)
                await Hand(letter.Id, address, text);
            await journal.Write(Work, write => Outbox.Sent(write, letter.Id));
        }
        catch (Exception failure) when (failure is SmtpException or IOException or FormatException)
        {
            Failed(Log, letter.Id, failure.GetType().Name);
            await journal.Write(Work, write => Outbox.PutOff(write, letter));
        }
    }

    private async Task Hand(Guid id, string address, Letter letter)
    {
        using var message = new MailMessage(settings.MailFrom, address, letter.Subject, letter.Body)
            { BodyEncoding = Encoding.UTF8, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8 };
        // The same letter sent twice after a crash is one letter to the reader's mail program.
        message.Headers.Add("Message-ID", $"<{id:N}@{settings.PublicAddress.Host}>");
        using var client = Client();
        await client.SendMailAsync(message);
    }

    private SmtpClient Client()
    {
        if (settings.SmtpHost is not "")
            return new(settings.SmtpHost, settings.SmtpPort) { EnableSsl = settings.SmtpUser is not "", Credentials = new NetworkCredential(settings.SmtpUser, settings.SmtpPassword) };
        Directory.CreateDirectory(settings.MailFolder);
        return new() { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(settings.MailFolder) };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Id} could not be sent: {Failure}")]
    private static partial void Failed(ILogger log, Guid id, string failure);
}
