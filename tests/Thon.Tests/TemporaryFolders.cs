using Thon.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(TemporaryFolders))]

namespace Thon.Tests;

/// <summary>Lives as long as the tests; then the folders they wrote to go.</summary>
public sealed class TemporaryFolders : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Repository.DeleteTemporaryFolders();
}
