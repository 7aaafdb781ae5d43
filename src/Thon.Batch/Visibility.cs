using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Thon.Tests")]
