using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>Looks whether the files of a series agree with each other and with what is usual.</summary>
public static class FileChecks
{
    /// <summary>What every rule finds, each thing once.</summary>
    /// <param name="claims">What the files say.</param>
    public static FindingList Run(FileClaims claims) => FindingList.Of(FileRules.All.SelectMany(find => find(claims)).Distinct());
}
