namespace Prytulak.People.Contracts;

/// <summary>A module's word on whether something is still going on with an account, as guests who live with a host, so that it cannot be erased yet.</summary>
public delegate Task<bool> HoldsAccount(Guid account);
