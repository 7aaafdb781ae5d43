using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Thon.Web;

/// <summary>
/// Who is let in. A browser sends requests to this machine on behalf of any page that it shows; it names that page in <c>Origin</c> and <c>Sec-Fetch-Site</c>, and the name a page was found under in <c>Host</c>,
/// which gives away a foreign name that was pointed at this machine.
/// </summary>
internal static class Doorkeeper
{
    private static readonly string[] OwnNames = ["127.0.0.1", "localhost", "[::1]"];
    private static readonly string[] OwnSites = ["same-origin", "none"];

    /// <summary>The status that a request is refused with before anything of it is looked at; null where it may go on.</summary>
    /// <param name="request">The request.</param>
    public static int? RefusalOf(HttpRequest request)
    {
        if (!IsOwnName(request)) return StatusCodes.Status403Forbidden;
        if (!IsOwnPage(request.Headers) && !IsFollowedLink(request)) return StatusCodes.Status403Forbidden;
        return null;
    }

    /// <summary>The status that a request is refused with whose token is right; null where it may go on.</summary>
    /// <param name="request">The request.</param>
    public static int? RefusalOfKind(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method)) return null;
        if (!HttpMethods.IsPost(request.Method)) return StatusCodes.Status405MethodNotAllowed;
        // Forms of foreign pages can send any other type without asking first.
        bool isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
        return isJson ? null : StatusCodes.Status415UnsupportedMediaType;
    }

    // Any port: a tunnel has another one at its near end.
    private static bool IsOwnName(HttpRequest request) => OwnNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase);

    // Whoever clicks on the address where it is shown by a page, such as a terminal in a browser, opens it on purpose; a page that has no token has no address to send anybody to.
    private static bool IsFollowedLink(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Origin.Count == 0 && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";

    private static bool IsOwnPage(IHeaderDictionary headers)
    {
        string own = $"http://{headers.Host}";
        if (headers.Origin.Any(origin => !own.Equals(origin, StringComparison.OrdinalIgnoreCase))) return false;
        return headers["Sec-Fetch-Site"].All(site => OwnSites.Contains(site, StringComparer.Ordinal));
    }
}
