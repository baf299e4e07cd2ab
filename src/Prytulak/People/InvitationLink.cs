namespace Prytulak.People;

/// <summary>The link in an invitation: the id of its secret, and the secret.</summary>
public static class InvitationLink
{
    public static string Path(Guid id, string secret) => $"/sign-in/invitation/{id:N}{secret}";

    /// <summary>Takes a token apart; null when it has not the form of one.</summary>
    public static (Guid Id, string Secret)? Read(string token) =>
        token.Length == 64 && Guid.TryParseExact(token[..32], "N", out var id) ? (id, token[32..]) : null;
}
