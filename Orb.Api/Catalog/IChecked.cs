namespace Orb.Api.Catalog;

/// <summary>Marks what callers send: its members' attributes are checked before a handler sees it.</summary>
internal interface IChecked;
