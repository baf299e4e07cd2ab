namespace Prytulak.Foundation;

/// <summary>Why an uploaded file does not become a photo.</summary>
public enum PhotoRefusal
{
    /// <summary>The file does not begin as any picture known here.</summary>
    NotAnImage,

    /// <summary>More bytes or more pixels than a photo has.</summary>
    TooLarge,

    /// <summary>A picture of a kind that is not read here (HEIC, AVIF, TIFF, BMP), or put together in a way no camera does.</summary>
    Unsupported,

    /// <summary>It begins as a picture, but cannot be read to its end.</summary>
    Broken,
}

/// <summary>The uploaded file was refused; the message is for developers and holds nothing of the file.</summary>
public sealed class PhotoRefused(PhotoRefusal reason) : Exception($"The photo was refused: {reason}.")
{
    /// <summary>What to tell the person who uploaded it.</summary>
    public PhotoRefusal Reason { get; } = reason;
}
