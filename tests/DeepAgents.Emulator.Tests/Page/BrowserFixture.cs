using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;

namespace DeepAgents.Emulator.Tests.Page;

/// <summary>A real browser without a window, for the tests of a fixture. Whatever it complains about fails the test.</summary>
public abstract class BrowserFixture : EmulatorFixture
{
    /// <summary>Only guards against a page that never gets there.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private ChromeDriver? _driver;

    protected IWebDriver Browser => _driver!;

    [OneTimeSetUp]
    public void StartBrowser()
    {
        if (BrowserPrograms.Find() is not { } programs)
        {
            Assert.Ignore(BrowserPrograms.HowToGet);
            return;
        }

        var (folder, name) = (Path.GetDirectoryName(programs.Driver), Path.GetFileName(programs.Driver));
        var service = ChromeDriverService.CreateDefaultService(folder, name);
        service.SuppressInitialDiagnosticInformation = true;
        _driver = new ChromeDriver(service, Options(programs.Browser));
    }

    [OneTimeTearDown]
    public void StopBrowser() => _driver?.Dispose();

    [TearDown]
    public void The_console_of_the_browser_is_empty() => Assert.That(Console(), Is.Empty, "The console of the browser");

    /// <summary>What the browser complained about since the last call: violations of the policy, errors of scripts, failed loads.</summary>
    protected IReadOnlyList<string> Console() =>
        [.. Browser.Manage().Logs.GetLog(LogType.Browser).Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Message)];

    protected object? Run(string script) => ((IJavaScriptExecutor)Browser).ExecuteScript(script);

    protected void Open(string path) => Browser.Navigate().GoToUrl(new Uri(Emulator.BaseAddress, path));

    /// <summary>Waits for what a page is yet to show. It may be replaced at any moment, so what the driver just missed is no failure.</summary>
    protected TResult WaitFor<TResult>(Func<IWebDriver, TResult> condition)
    {
        var wait = new WebDriverWait(Browser, Guard) { PollingInterval = TimeSpan.FromMilliseconds(100) };
        wait.IgnoreExceptionTypes(typeof(WebDriverException));
        return wait.Until(condition, Token)!;
    }

    protected void WaitForText(string text) =>
        WaitFor(browser => browser.FindElement(By.TagName("main")).Text.Contains(text, StringComparison.Ordinal));

    protected void Press(string id) => WaitFor(browser =>
    {
        browser.FindElement(By.Id(id)).Click();
        return true;
    });

    private static ChromeOptions Options(string browser)
    {
        var options = new ChromeOptions { BinaryLocation = browser };
        options.AddArguments("--headless=new", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server", "--window-size=1200,900");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        if (Environment.IsPrivilegedProcess)
        {
            // The sandbox of the browser refuses to run as root, as in most containers.
            options.AddArgument("--no-sandbox");
        }

        return options;
    }
}
