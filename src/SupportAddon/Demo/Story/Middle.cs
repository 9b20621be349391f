namespace SupportAddon.Demo.Story;

/// <summary>What happens between the first answer and the solution.</summary>
internal sealed class Middle(Life life, Draft draft, Team team, Voice voice, Dice dice)
{
    private bool IsBug => draft.Type == DeskType.Bug;

    private string Assignee => life[DeskField.Assignee]!;

    public void Work(double median)
    {
        var effort = dice.Around(median) * draft.Delay;
        life.Wait(effort * 0.4);
        if (dice.Chance(0.4))
            life.Write(Assignee, voice.Say("note.progress"), DeskVisibility.Internal);
        if (dice.Chance(0.25))
            Ask();
        if (dice.Chance(0.05))
            Reassess();
        if (IsBug && dice.Chance(0.2))
            Escalate();
        if (dice.Chance(0.05))
            Park(DeskStatus.AwaitingThirdParty, "note.third", 1500);
        if (IsBug && dice.Chance(0.06))
            Park(DeskStatus.WithPublisher, "note.publisher", 2600);
        life.Wait(effort * 0.6);
    }

    private void Ask()
    {
        var visibility = DeskVisibility.Public;
        life.Write(Assignee, voice.Say("answer.ask"), visibility, (DeskField.Status, DeskStatus.AwaitingReply));
        life.Wait(dice.Around(400));
        life.Write(draft.Requester, voice.Say("requester.reply"), visibility, (DeskField.Status, DeskStatus.Working));
    }

    private void Reassess()
    {
        life.Wait(dice.Around(120));
        var severity = draft.Severity == DeskSeverity.Major ? DeskSeverity.Blocking : DeskSeverity.Major;
        life.Write(Assignee, voice.Say("note.severity"), DeskVisibility.Internal, (DeskField.Severity, severity));
    }

    private void Escalate()
    {
        life.Wait(dice.Around(200));
        var developer = dice.Pick(team.Developers);
        life.Write(Assignee, voice.Say("note.escalate"), DeskVisibility.Internal, (DeskField.Assignee, developer));
    }

    private void Park(string status, string occasion, double median)
    {
        life.Wait(dice.Around(100));
        life.Write(Assignee, voice.Say(occasion), DeskVisibility.Internal, (DeskField.Status, status));
        life.Wait(dice.Around(median));
        life.Write(Assignee, null, null, (DeskField.Status, DeskStatus.Working));
    }
}
