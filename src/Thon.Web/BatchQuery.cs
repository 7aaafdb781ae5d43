using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Thon.Web;

/// <summary>What a page that follows a batch knows already.</summary>
internal static class BatchQuery
{
    /// <summary>The number of the last answer it had; 0 where it had none, or names none.</summary>
    public static long Read(IQueryCollection query) => long.TryParse(query["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out long seen) ? seen : 0;
}
