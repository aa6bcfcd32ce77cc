// All of it is in the library, so that `dotnet run` on that project and this command are the same program.
return await DeepAgents.Emulator.Program.Main(args);
