using Thon.Fourier;
using Xunit;

namespace Thon.Tests.Fourier;

public sealed class WorkspaceTests
{
    [Fact]
    public void A_buffer_given_back_twice_is_lent_once()
    {
        var workspace = new Workspace();
        var first = workspace.Rent<float>(8);
        first.Dispose();
        first.Dispose();
        using var one = workspace.Rent<float>(8);
        using var other = workspace.Rent<float>(8);
        one.Span[0] = 1;
        other.Span[0] = 2;
        Assert.Equal(1, one.Span[0]);
        Assert.Throws<ObjectDisposedException>(() => first.Span.Length);
    }

    [Fact]
    public void A_transform_too_long_for_its_work_space_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealFft1D(SmoothSize.LongestTransform + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealFft2D(1, SmoothSize.LongestTransform + 1));
    }
}
