return DeepAgents.SpecTool.Generate.GenerateCommand.Run(args, Console.Error);
