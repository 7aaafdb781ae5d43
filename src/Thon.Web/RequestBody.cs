using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Thon.Web;

/// <summary>What a request brings; the server bounds its size.</summary>
internal static class RequestBody
{
    /// <summary>The body as JSON; an object without members where there is none.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="BadHttpRequestException">It is too large, or ends early.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellation);
        return JsonDocument.Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes.ToArray());
    }
}
