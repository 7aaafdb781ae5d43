using System.Runtime.ExceptionServices;
using Thon.Findings;

namespace Thon.Imaging;

/// <summary>What goes on to the caller where several sections failed at once.</summary>
internal static class SectionFailures
{
    /// <summary>Throws the findings of all sections, or the first failure that is none; at least one failure.</summary>
    public static void Throw(IReadOnlyList<Exception> failures)
    {
        // Which of several bad sections comes first is chance; the user is to hear of all of them, in the same order every time.
        if (failures.All(one => one is BadInputException))
            throw new BadInputException(FindingList.Of(failures.Cast<BadInputException>().SelectMany(bad => bad.Findings).Distinct().OrderBy(finding => finding.ToString(), StringComparer.Ordinal)));
        ExceptionDispatchInfo.Throw(failures.FirstOrDefault(one => one is not BadInputException) ?? failures[0]);
    }
}
