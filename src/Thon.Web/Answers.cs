using System.Text;
using Microsoft.AspNetCore.Http;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>How answers are written. Every one of them tells the browser to keep to itself what it gets, and to load nothing from elsewhere.</summary>
internal static class Answers
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Sets what every answer says.</summary>
    public static void SetHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>An answer that says nothing but its status.</summary>
    public static void Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.ContentLength = 0;
        // Who is not let in holds no connection.
        response.Headers.Connection = "close";
        if (status == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = "GET, POST";
    }

    /// <summary>A value as JSON.</summary>
    public static Task Json(HttpResponse response, object value, int status = StatusCodes.Status200OK)
    {
        response.StatusCode = status;
        return Write(response, ReportJson.Of(value), "application/json");
    }

    /// <summary>Texts of what went wrong.</summary>
    public static Task Findings(HttpResponse response, int status, params IEnumerable<string> texts) =>
        Json(response, new FoundTexts([.. texts]), status);

    /// <summary>A text of a kind.</summary>
    public static Task Write(HttpResponse response, string text, string type)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        response.ContentType = type + "; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}
