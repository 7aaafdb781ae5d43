using System.Globalization;
using Microsoft.AspNetCore.Http;
using Thon.Findings;

namespace Thon.Web;

/// <summary>Which deed of which page a request is. A browser sends requests over several connections, and they need not arrive in the order in which they were sent.</summary>
/// <param name="Page">The name that the page gave itself.</param>
/// <param name="Number">The number of the deed, from 1.</param>
internal sealed record DeedTurn(string Page, long Number)
{
    private const int LongestPage = 64;

    /// <summary>The turn that a query tells; null where it tells none: such a deed is done as it arrives.</summary>
    /// <exception cref="BadInputException">It tells one that is none.</exception>
    public static DeedTurn? Read(IQueryCollection query)
    {
        string page = query["page"].ToString(), number = query["number"].ToString();
        if (page.Length == 0 && number.Length == 0) return null;
        if (page.Length is > 0 and <= LongestPage && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value > 0) return new(page, value);
        throw new BadInputException(Finding.Error("inspect-turn", null, "page, number", $"'{PlainText.Of(page)}', '{PlainText.Of(number)}'", "the name of a page, and a whole number from 1"));
    }
}
