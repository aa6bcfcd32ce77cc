using Quickstart.Steps;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quickstart.Output;

/// <summary>
/// Everything that the program prints. Without a terminal, or when plain lines are wanted, it prints the same lines without
/// colours, and nothing moves. Text of the services is shown as text, never read as markup.
/// </summary>
internal sealed class Screen
{
    private const int MostColumns = 100;
    private const int TitleColumns = 29;

    private static readonly IRenderable NewLine = Spectre.Console.Text.NewLine;

    private readonly IAnsiConsole _console;
    private readonly bool _moves;

    private Screen(IAnsiConsole console, bool moves, bool hasPerson)
    {
        _console = console;
        _moves = moves;
        HasPerson = hasPerson;
    }

    /// <summary>Whether somebody sits in front of it who can be asked to do something.</summary>
    public bool HasPerson { get; }

    public static Screen Create(bool plain)
    {
        var isInteractive = AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected;
        var moves = isInteractive && !plain;
        var console = moves ? AnsiConsole.Console : AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Console.IsOutputRedirected ? MostColumns : Math.Min(console.Profile.Width, MostColumns);
        return new Screen(console, moves, hasPerson: isInteractive && !Console.IsInputRedirected);
    }

    public void Heading(string title, string? remark)
    {
        var text = remark is null ? $"[bold]{Escape(title)}[/]" : $"[bold]{Escape(title)}[/] [grey]{Escape(remark)}[/]";
        Write(NewLine);
        Write(new Rule(text).LeftJustified().RuleStyle("grey"));
    }

    /// <summary>A step that is over: a mark, its title, and what there is to say about it.</summary>
    public void Step(StepOutcome outcome, string title, string detail)
    {
        var style = Marks.StyleOf(outcome);
        var grid = new Grid()
            .AddColumn(new GridColumn { Width = 1, Padding = new Padding(1, 0, 1, 0) })
            .AddColumn(new GridColumn { Width = TitleColumns, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(
            new Spectre.Console.Text(Marks.Of(outcome, _console.Profile.Capabilities.Unicode), style),
            new Spectre.Console.Text(Printable.Line(title), outcome == StepOutcome.Failed ? style : Style.Plain),
            new Spectre.Console.Text(Printable.Text(detail), outcome == StepOutcome.Passed ? Style.Plain : style));
        Write(grid);
    }

    /// <summary>A line that belongs to the step that is under way.</summary>
    public void Note(string text) => Write(new Markup($"   [grey]{Escape(text)}[/]\n"));

    /// <summary>A line of its own.</summary>
    public void Say(string text) => Write(new Markup($"[bold]{Escape(text)}[/]\n"));

    /// <summary>An address to open or copy, on a line of its own that is not wrapped.</summary>
    public void Address(string address)
    {
        // Printed past the layout, which would break a long address in two.
        _console.Profile.Out.Writer.WriteLine("   " + Printable.Line(address));
    }

    /// <summary>Begins a text that is shown while it comes.</summary>
    public void BeginText() => _console.Profile.Out.Writer.Write("   ");

    /// <summary>A piece of the text, on the same line as the one before.</summary>
    public void Text(string piece)
    {
        _console.Profile.Out.Writer.Write(Printable.Line(piece));
        _console.Profile.Out.Writer.Flush();
    }

    public void EndText() => _console.Profile.Out.Writer.WriteLine();

    public void Show(IRenderable renderable)
    {
        Write(NewLine);
        Write(renderable);
    }

    /// <summary>Waits, and meanwhile shows each new state on a line, on a terminal above a spinner with the time.</summary>
    /// <param name="title">What is waited for.</param>
    /// <param name="progress">What the wait reports to.</param>
    /// <param name="wait">Starts the wait.</param>
    public async Task<T> WaitAsync<T>(string title, WaitProgress<T> progress, Func<Task<T>> wait)
    {
        progress.Changed += Note;
        if (!_moves)
        {
            return await wait();
        }

        return await _console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn { Width = 30 }, new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                context.AddTask(Escape(title)).IsIndeterminate();
                return await wait();
            });
    }

    /// <summary>
    /// Spectre.Console fills lines up with spaces and, told to use no escape sequences, still resets a terminal's colours. Plain
    /// lines are therefore laid out by it, but written here.
    /// </summary>
    private void Write(IRenderable renderable)
    {
        if (_moves)
        {
            _console.Write(renderable);
            return;
        }

        var text = string.Concat(renderable.GetSegments(_console).Where(segment => !segment.IsControlCode).Select(segment => segment.Text));
        _console.Profile.Out.Writer.Write(string.Join('\n', text.Split('\n').Select(line => line.TrimEnd(' '))));
    }

    private static string Escape(string text) => Markup.Escape(Printable.Line(text));
}
