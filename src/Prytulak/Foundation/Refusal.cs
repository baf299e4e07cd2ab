namespace Prytulak.Foundation;

/// <summary>Why something is refused; each is one HTTP status.</summary>
public enum Why
{
    Invalid = 422,
    Absent = 404,
    WrongMethod = 405,
    Conflict = 409,
    Gone = 410,
    TooMany = 429,
    TooLarge = 413,
    Unavailable = 503,
    NotSignedIn = 401,
    Bad = 400,
}

/// <summary>"This cannot be", or "you may not": the only exception that is part of normal work. Its text is told to the person, in their language.</summary>
/// <param name="text">The key of the sentence.</param>
/// <param name="formField">The form field that it is about, if any.</param>
public sealed class Refusal(Why why, string text, string? formField = null, params object[] about) : Exception($"{why}: {text}")
{
    public Why Why => why;
    public string Text => text;
    public string? Field => formField;
    public object[] About => about;

    /// <summary>What one may not see does not exist: absent and forbidden are the same answer.</summary>
    public static Refusal Absent => new(Why.Absent, "refusal.absent");

    /// <summary>Somebody else changed it meanwhile.</summary>
    public static Refusal Stale => new(Why.Conflict, "refusal.stale");
}
