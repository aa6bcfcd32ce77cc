return DeepAgents.SpecTool.Commands.CommandLine.Run(args, Console.Out, Console.Error);
