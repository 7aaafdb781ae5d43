using System.CommandLine;

var root = new RootCommand("CTF estimation, CTF correction and dose weighting of aligned cryo-ET tilt series.");
return root.Parse(args).Invoke();
