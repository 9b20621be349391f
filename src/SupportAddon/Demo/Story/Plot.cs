namespace SupportAddon.Demo.Story;

/// <summary>Tells the life of one ticket from its arrival to its end.</summary>
internal sealed class Plot(Draft draft, Company elsewhere, Team team, int id, Dice dice)
{
    private readonly Voice _voice = new(draft, id, dice);
    private readonly string _consultant = dice.Pick(team.Consultants);
    private readonly Life _life = new(id, draft.At, new Dictionary<string, string?>
    {
        [DeskField.Company] = (draft.Fate == Fate.Misfiled ? elsewhere : draft.Company).Code,
        [DeskField.Type] = draft.Fate == Fate.Retyped ? Odds.MistakenFor(draft.Type) : draft.Type,
        [DeskField.Severity] = draft.Severity,
        [DeskField.Status] = DeskStatus.New,
        [DeskField.Work] = null,
        [DeskField.Assignee] = null,
    });

    private double Effort => Odds.Median(draft.Type, draft.Severity);

    public Ticket Tell(DateTimeOffset until)
    {
        Arrive();
        Continue();
        var (fields, history) = _life.Until(until);
        return new Ticket
        {
            Id = id,
            Number = Voice.Number(id),
            Subject = draft.Title,
            Description = _voice.Description(),
            Module = draft.Module,
            Channel = draft.Channel,
            Version = draft.Version,
            Requester = new Contact(draft.Requester, draft.Company.MailOf(draft.Requester)),
            CreatedAt = draft.At,
            Fields = fields,
            History = history,
        };
    }

    private void Arrive()
    {
        if (draft.Channel != "phone")
        {
            _life.WaitSeconds(dice.Between(15, 70));
            _life.Write(team.Robot, _voice.Say("acknowledgement"), DeskVisibility.Automatic);
        }

        if (draft.Fate == Fate.Misfiled)
            MoveToOwner();
    }

    private void Continue()
    {
        if (draft.Fate == Fate.Duplicate)
        {
            Drop(DeskStatus.Duplicate, "answer.duplicate", 200);
            return;
        }

        Accept();
        Start();
        if (draft.Fate == Fate.Retyped)
            Retype();
        if (draft.Fate is Fate.Dropped or Fate.Stuck)
            GiveUp();
        else
            Finish();
    }

    private void MoveToOwner()
    {
        // Most are found within a day, some only after weeks, when they have already been counted somewhere.
        _life.Wait(dice.Chance(0.6) ? dice.Around(200) : dice.Around(8 * OfficeHours.Day));
        var text = _voice.Say("note.misfiled", ("from", elsewhere.Name), ("to", draft.Company.Name));
        _life.Write(team.Dispatcher, text, DeskVisibility.Internal, (DeskField.Company, draft.Company.Code));
    }

    private void Accept()
    {
        _life.Wait(dice.Around(50) * draft.Delay);
        var work = draft.Fate == Fate.Retyped ? Odds.WorkOf(_life[DeskField.Type]!) : draft.Work;
        _life.Write(team.Dispatcher, null, null,
            (DeskField.Status, DeskStatus.Accepted), (DeskField.Work, work), (DeskField.Assignee, _consultant));
    }

    private void Start()
    {
        _life.Wait(dice.Around(70) * draft.Delay);
        Answer("answer.first", DeskStatus.Working);
    }

    private void Retype()
    {
        _life.Wait(dice.Around(900) * draft.Delay);
        _life.Write(_consultant, _voice.Say($"note.retyped.{draft.Type}"), DeskVisibility.Internal,
            (DeskField.Type, draft.Type), (DeskField.Work, draft.Work));
    }

    private void Finish()
    {
        new Middle(_life, draft, team, _voice, dice).Work(Effort);
        Solve();
        if (draft.Fate == Fate.Reopened)
            ReopenAndSolve();
        if (dice.Chance(0.7))
            Confirm();
        else
            CloseUnanswered();
    }

    private void Solve() => Answer($"answer.solved.{draft.Type}", DeskStatus.Solved);

    private void ReopenAndSolve()
    {
        if (dice.Chance(0.3))
            Confirm();
        _life.Wait(dice.Around(700));
        Write(draft.Requester, "requester.again", DeskVisibility.Public, DeskStatus.Working);
        _life.Wait(dice.Around(Effort / 2) * draft.Delay);
        Solve();
    }

    private void Confirm()
    {
        _life.Wait(dice.Around(600));
        Write(draft.Requester, "requester.thanks", DeskVisibility.Public, DeskStatus.Closed);
    }

    private void CloseUnanswered()
    {
        _life.Wait(10 * OfficeHours.Day);
        Write(team.Robot, "answer.silent", DeskVisibility.Automatic, DeskStatus.Closed);
    }

    private void GiveUp()
    {
        Answer("answer.ask", DeskStatus.AwaitingReply);
        var patience = draft.Fate == Fate.Stuck ? 110 : 5;
        Drop(DeskStatus.Dropped, "answer.dropped", patience * OfficeHours.Day);
    }

    private void Drop(string status, string occasion, double median)
    {
        _life.Wait(dice.Around(median, 0.5));
        Answer(occasion, status);
    }

    private void Answer(string occasion, string status) =>
        Write(_life[DeskField.Assignee] ?? team.Dispatcher, occasion, DeskVisibility.Public, status);

    private void Write(string by, string occasion, string visibility, string status) =>
        _life.Write(by, _voice.Say(occasion), visibility, (DeskField.Status, status));
}
