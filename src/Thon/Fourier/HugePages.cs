using System.Runtime.InteropServices;

namespace Thon.Fourier;

/// <summary>
/// Memory in pages of 2 MB where the system has them. The first touch of a large buffer costs as much as a transform of it when it is done page by page of 4 KB: measured, 107 ms
/// of 304 for the deconvolution of 512 x 512 x 256 voxels.
/// </summary>
internal static unsafe partial class HugePages
{
    private const nuint PageBytes = 1 << 21;
    private const int AdviseHuge = 14; // MADV_HUGEPAGE

    /// <summary>Uninitialised memory; free it with <see cref="NativeMemory.AlignedFree"/>.</summary>
    public static void* Allocate(nuint bytes)
    {
        void* memory = NativeMemory.AlignedAlloc(bytes, PageBytes);
        if (OperatingSystem.IsLinux() && bytes >= PageBytes) AdviseHugePages(memory, bytes / PageBytes * PageBytes);
        return memory;
    }

    // Advice only: where it is not taken, all is as it was.
    private static void AdviseHugePages(void* memory, nuint bytes)
    {
        try
        {
            _ = Advise(memory, bytes, AdviseHuge);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint bytes, int advice);
}
