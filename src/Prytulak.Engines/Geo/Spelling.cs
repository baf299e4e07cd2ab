namespace Prytulak.Engines.Geo;

/// <summary>How a language writes its sounds in Latin letters, as far as readers of names disagree.</summary>
enum Spelling : byte
{
    /// <summary>English, and the official romanisations of Ukrainian and Belarusian: ch as in church, zh, kh.</summary>
    Plain,

    /// <summary>Polish, Czech, Slovak, Hungarian, Lithuanian: ch as in loch, c always as ts, rz as zh.</summary>
    Central,

    /// <summary>z as ts, ch as in loch; ae, oe, ue for the umlauts.</summary>
    German,

    /// <summary>ch as sh, ou as u, j as zh.</summary>
    French
}
