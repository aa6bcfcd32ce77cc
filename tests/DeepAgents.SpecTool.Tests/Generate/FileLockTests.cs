using DeepAgents.SpecTool.Generate;

namespace DeepAgents.SpecTool.Tests.Generate;

public class FileLockTests
{
    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("spectool-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Its_folder_is_made()
    {
        var file = Path.Combine(_folder, "new", "x.lock");

        FileLock.Acquire(file).Dispose();

        Assert.That(File.Exists(file), Is.True);
    }

    [Test]
    public async Task One_at_a_time()
    {
        var file = Path.Combine(_folder, "x.lock");
        int inside = 0, most = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var only = FileLock.Acquire(file);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.Yield();
            Interlocked.Decrement(ref inside);
        })));

        Assert.That(most, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_comes_second_waits_until_the_first_is_done()
    {
        var file = Path.Combine(_folder, "x.lock");
        var first = FileLock.Acquire(file);
        var second = Task.Run(() => FileLock.Acquire(file));

        Assert.That(second.IsCompleted, Is.False);
        first.Dispose();

        (await second.WaitAsync(TimeSpan.FromMinutes(1))).Dispose();
    }
}
