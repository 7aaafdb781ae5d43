using System.Security.Cryptography;
using System.Text;

namespace Thon.Web;

/// <summary>The secret in the address of a page: who knows it started the tool, or was told by who did. Other users of the machine reach the port, and nothing behind it.</summary>
public sealed class AccessToken
{
    private const int HexDigits = 48;
    private readonly byte[] _bytes;

    private AccessToken(string text) => (Text, _bytes) = (text, Encoding.UTF8.GetBytes(text));

    /// <summary>The token as it stands in the address: 48 hexadecimal digits, 192 bits.</summary>
    public string Text { get; }

    /// <summary>A new token that nobody can guess.</summary>
    public static AccessToken New() => new(RandomNumberGenerator.GetHexString(HexDigits, lowercase: true));

    /// <summary>Whether a text is the token. The time it takes does not tell how much of it is right.</summary>
    /// <param name="text">The text.</param>
    public bool Is(string text) => CryptographicOperations.FixedTimeEquals(_bytes, Encoding.UTF8.GetBytes(text));
}
