using System.Net;
using System.Text;
using Thon.Tests.Cli;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>Who is let in, and what is refused; asked without a browser.</summary>
[Collection(nameof(Inspection))]
public sealed class DoorTests : IDisposable
{
    private const int RefusedUsage = 2;
    private readonly InspectTool _tool;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    /// <summary>Asks the tool that serves the series.</summary>
    public DoorTests(SimulatedSeries series) => _tool = series.Served;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Token => new Uri(_tool.Address).AbsolutePath.Trim('/');

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_printed_address_answers_200_and_tells_the_browser_to_load_nothing_from_elsewhere()
    {
        using var answer = await _client.GetAsync(_tool.Address, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public void The_token_has_128_bits_or_more_and_is_another_one_each_time()
    {
        using var other = InspectTool.Start(_tool.Folder);
        Assert.Matches("^[0-9a-f]{32,}$", Token);
        Assert.NotEqual(Token, new Uri(other.Address).AbsolutePath.Trim('/'));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/api/series/TS_01")]
    [InlineData("/assets/page.css")]
    [InlineData("/000000000000000000000000000000000000000000000000/")]
    [InlineData("/favicon.ico")]
    public async Task Without_the_token_there_is_nothing_and_nothing_is_said(string path)
    {
        string answer = await RawHttp.Ask(_tool.Port, [$"GET {(path.Length == 0 ? "/" + Token[..^1] + "/" : path)} HTTP/1.1", "Host: 127.0.0.1"], Cancellation);
        Assert.Equal(404, RawHttp.StatusOf(answer));
        Assert.Equal("", RawHttp.BodyOf(answer));
    }

    [Theory]
    [InlineData("Host: evil.example", 403)]
    [InlineData("Host: 127.0.0.1.evil.example", 403)]
    [InlineData("Host: 192.168.0.1", 403)]
    [InlineData("Host: localhost:8080", 200)]
    [InlineData("Host: [::1]:8080", 200)]
    [InlineData("Host: 127.0.0.1|Origin: http://evil.example", 403)]
    [InlineData("Host: 127.0.0.1|Origin: null", 403)]
    [InlineData("Host: 127.0.0.1:8080|Origin: http://127.0.0.1:8081", 403)]
    [InlineData("Host: 127.0.0.1:8080|Origin: https://127.0.0.1:8080", 403)]
    [InlineData("Host: 127.0.0.1:8080|Origin: http://127.0.0.1:8080", 200)]
    [InlineData("Host: 127.0.0.1|Sec-Fetch-Site: cross-site", 403)]
    [InlineData("Host: 127.0.0.1|Sec-Fetch-Site: same-site", 403)]
    [InlineData("Host: 127.0.0.1|Sec-Fetch-Site: same-origin", 200)]
    [InlineData("Host: 127.0.0.1|Sec-Fetch-Site: none", 200)]
    public async Task Foreign_names_and_foreign_pages_are_refused_even_with_the_token(string headers, int status)
    {
        string answer = await RawHttp.Ask(_tool.Port, [$"GET /{Token}/ HTTP/1.1", .. headers.Split('|')], Cancellation);
        Assert.Equal(status, RawHttp.StatusOf(answer));
        if (status != 200) Assert.Equal("", RawHttp.BodyOf(answer));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../TS_01.star")]
    [InlineData("assets/../../TS_01.star")]
    [InlineData("assets/%2e%2e/%2e%2e/TS_01.star")]
    [InlineData("assets/..%2fTS_01.star")]
    [InlineData("assets/%2e%2e%2fTS_01.star")]
    [InlineData("assets/..%5cTS_01.star")]
    [InlineData("assets//etc/passwd")]
    [InlineData("assets/%2fetc%2fpasswd")]
    [InlineData("TS_01.star")]
    [InlineData("api/series/..%2fTS_01")]
    [InlineData("api/series/../../../../etc/passwd")]
    [InlineData("api/series/%2e%2e/tilt/0")]
    [InlineData("?series=../train/TS_01")]
    public async Task No_path_leads_to_a_file(string path)
    {
        string answer = await RawHttp.Ask(_tool.Port, [$"GET /{Token}/{path} HTTP/1.1", "Host: 127.0.0.1"], Cancellation);
        Assert.InRange(RawHttp.StatusOf(answer), 400, 404);
        Assert.DoesNotContain("data_", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("OPTIONS", 405)]
    [InlineData("TRACE", 405)]
    public async Task Only_GET_and_POST_are_answered(string method, int status)
    {
        Assert.Equal(status, RawHttp.StatusOf(await RawHttp.Ask(_tool.Port, [$"{method} /{Token}/ HTTP/1.1", "Host: 127.0.0.1"], Cancellation)));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task What_a_foreign_form_could_send_is_no_deed(string type)
    {
        using var answer = await Post("api/series/TS_01/undo", "{}", type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Bodies_and_headers_beyond_their_bounds_are_refused()
    {
        using var answer = await Post("api/series/TS_01/tilt/0/set", new string(' ', 70_000) + "{}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        string headers = await RawHttp.Ask(_tool.Port, [$"GET /{Token}/ HTTP/1.1", "Host: 127.0.0.1", "X-Long: " + new string('x', 40_000)], Cancellation);
        Assert.Equal(431, RawHttp.StatusOf(headers));
        string line = await RawHttp.Ask(_tool.Port, [$"GET /{Token}/{new string('x', 40_000)} HTTP/1.1", "Host: 127.0.0.1"], Cancellation);
        Assert.Equal(414, RawHttp.StatusOf(line));
    }

    [Theory]
    [InlineData("""{"defocus": 50, "astigmatism": 0, "angle": 0, "phase": 0}""", "defocus")]
    [InlineData("""{"defocus": 1e999, "astigmatism": 0, "angle": 0, "phase": 0}""", "defocus")]
    [InlineData("""{"defocus": "30000", "astigmatism": 0, "angle": 0, "phase": 0}""", "defocus")]
    [InlineData("""{"defocus": 30000, "astigmatism": -1, "angle": 0, "phase": 0}""", "astigmatism")]
    [InlineData("""{"defocus": 30000, "astigmatism": 60000, "angle": 0, "phase": 0}""", "astigmatism")]
    [InlineData("""{"defocus": 30000, "astigmatism": 0, "angle": 361, "phase": 0}""", "angle")]
    [InlineData("""{"defocus": 30000, "astigmatism": 0, "angle": 0, "phase": -181}""", "phase")]
    [InlineData("[]", "defocus")]
    public async Task Numbers_out_of_their_ranges_are_told_and_not_taken(string body, string named)
    {
        foreach (string deed in (string[])["preview", "set"])
        {
            using var answer = await Post($"api/series/TS_01/tilt/0/{deed}", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            string text = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.Contains("\"findings\":[", text);
            Assert.Contains(named, text);
        }

        Assert.Contains("\"isDirty\":false", await _client.GetStringAsync(_tool.Address + "api/series/TS_01", Cancellation));
    }

    [Theory]
    [InlineData("api/series/TS_01/tilt/0/set", "{", HttpStatusCode.BadRequest)]
    [InlineData("api/series/TS_01/tilt/99/set", """{"defocus": 30000, "astigmatism": 0, "angle": 0, "phase": 0}""", HttpStatusCode.NotFound)]
    [InlineData("api/series/TS_01/tilt/-1/refit", "", HttpStatusCode.NotFound)]
    [InlineData("api/series/TS_02/refit", "", HttpStatusCode.NotFound)]
    [InlineData("api/series/TS_01/tilt/0/explode", "", HttpStatusCode.NotFound)]
    [InlineData("api/series/TS_01/tilt/0/ring", """{"k": -1, "angle": 0}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("api/series/TS_01/tilt/0/exclude", """{"excluded": 1}""", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_done_is_said_in_words(string path, string body, HttpStatusCode status)
    {
        using var answer = await Post(path, body);
        Assert.Equal(status, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("\"findings\":[\"", text);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_listens_at_the_loopback_address_alone_whatever_the_environment_says()
    {
        // Addresses stand in hexadecimal, the bytes of this machine's order: 127.0.0.1 is 0100007F.
        string port = $":{_tool.Port:X4}";
        var listening = File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words[3] == "0A").ToArray();
        Assert.Equal(["0100007F" + port], listening.Select(words => words[1]).Where(address => address.EndsWith(port, StringComparison.Ordinal)));
        Assert.DoesNotContain(listening, words => words[1].EndsWith($":{5999:X4}", StringComparison.Ordinal) || words[1].EndsWith($":{5998:X4}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_port_that_is_taken_is_told_with_what_to_do()
    {
        var second = ThonProcess.Run("inspect", _tool.Folder, "--port", _tool.Port.ToString());
        Assert.Equal(RefusedUsage, second.ExitCode);
        Assert.Contains("[inspect-port]", second.Error);
        Assert.Contains("--port", second.Error);
    }

    [Fact]
    public void Both_ways_to_end_it_end_it_in_order()
    {
        using var one = InspectTool.Start(_tool.Folder);
        Assert.Equal(0, one.Stop());
        using var other = InspectTool.Start(_tool.Folder);
        Assert.Equal(0, other.StopByTerminating());
    }

    private Task<HttpResponseMessage> Post(string path, string body, string type = "application/json") =>
        _client.PostAsync(_tool.Address + path, new StringContent(body, Encoding.UTF8, type), Cancellation);
}
