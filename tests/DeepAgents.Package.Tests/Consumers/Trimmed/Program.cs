using Consumers;

Console.WriteLine("LangSmith");
await LangSmithTour.RunAsync(new Uri(args[0]), Console.Out);
Console.WriteLine("LiteLLM");
await LiteLLMTour.RunAsync(new Uri(args[1]), Console.Out);
Console.WriteLine("Trimmed");
await TrimmedTour.RunAsync(new Uri(args[0]), Console.Out);
