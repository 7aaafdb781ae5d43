namespace Thon.Pipeline.Replay;

/// <summary>How the bits of another instruction set are got: .NET leaves registers unused where an environment variable says so.</summary>
internal static class InstructionSetWords
{
    /// <summary>What to do to compute as it was recorded.</summary>
    /// <param name="recorded">The instruction set of the record.</param>
    /// <param name="current">That of this process.</param>
    public static string Advice(string recorded, string current) => (recorded, current) switch
    {
        ("avx2", "avx512") => "Set DOTNET_EnableAVX512=0 in the environment to compute with AVX2 on this machine",
        ("portable", _) => "Set DOTNET_EnableAVX2=0 in the environment to compute without these registers on this machine",
        ("avx512", _) => "Replay on a machine with AVX-512, where neither DOTNET_EnableAVX512 nor DOTNET_EnableAVX2 is set to 0",
        ("avx2", _) => "Replay on a machine with AVX2, where DOTNET_EnableAVX2 is not set to 0",
        _ => "Replay on a machine like the one that made it",
    };
}
