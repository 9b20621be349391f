namespace Fixture.Dependency;

public static class Answer
{
    public static string Text => "one";
}
