using Consumers;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddDeepAgents(builder.Configuration.GetSection("DeepAgents"));
builder.Services.AddHostedService<Job>();
await builder.Build().RunAsync();
