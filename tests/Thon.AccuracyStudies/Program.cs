using Thon.AccuracyStudies;
foreach (var row in ModelCheck.All()) Console.WriteLine($"{row.Name} {string.Join(' ', row.Ratios.Zip(row.Sigmas, (r, s) => $"{r:F4}+-{s:F4}"))}");
