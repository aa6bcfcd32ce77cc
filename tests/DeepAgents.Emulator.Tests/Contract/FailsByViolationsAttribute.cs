using NUnit.Framework.Interfaces;

[assembly: DeepAgents.Emulator.Tests.Contract.FailsByViolations]

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>Fails each test whose exchanges broke a contract, after its end, so that nothing in it can catch the failure.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class FailsByViolationsAttribute : Attribute, ITestAction
{
    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
    }

    public void AfterTest(ITest test)
    {
        if (ContractLog.Take(test.Id) is { Count: > 0 } violations)
        {
            Assert.Fail("The contract was broken:\n" + string.Join('\n', violations.Distinct()));
        }
    }
}
