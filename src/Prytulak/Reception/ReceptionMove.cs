namespace Prytulak.Reception;

/// <summary>What one person may do at once with a reception point that two stand for.</summary>
public enum ReceptionMove { Confirm, Close, Full, Reopen, Withdraw }
