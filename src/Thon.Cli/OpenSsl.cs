using System.Runtime.InteropServices;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>The system's OpenSSL, of which records take their SHA-256: where it is missing the runtime would end the process without a word of advice, after all the work.</summary>
internal static class OpenSsl
{
    // In the order in which the runtime looks for them.
    private static readonly string[] Versions = ["libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10"];

    // Names a version that is none of these.
    private const string Override = "CLR_OPENSSL_VERSION_OVERRIDE";

    /// <summary>What is to be said where it is missing; null where it is there, or not needed.</summary>
    public static Finding? Missing() =>
        !OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(Override) is not null || Versions.Any(version => NativeLibrary.TryLoad(version, out _)) ? null
        : Finding.Error("openssl-missing", "libssl", null, "this system has no OpenSSL, of which records take their hashes", "libssl 3 or 1.1", "Install it, for example Debian's libssl3, or put its folder into LD_LIBRARY_PATH");
}
