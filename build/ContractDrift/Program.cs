return DeepAgents.ContractDrift.Commands.CommandLine.Run(args, Console.Out, Console.Error);
