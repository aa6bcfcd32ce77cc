using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>What every tour works with.</summary>
internal sealed record TourContext(Screen Screen, StepLog Steps, Cleanup Cleanup, QuickstartOptions Options);
