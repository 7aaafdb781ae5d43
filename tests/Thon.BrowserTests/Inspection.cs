using Xunit;

namespace Thon.BrowserTests;

/// <summary>The tests of the page: one after the other, with one series and one browser for all of them.</summary>
[CollectionDefinition(nameof(Inspection), DisableParallelization = true)]
public sealed class Inspection : ICollectionFixture<SimulatedSeries>, ICollectionFixture<Chromium>;
