using Sprache;

namespace SupportAddon.Core.Expressions;

/// <summary>The form of an expression, from the weakest binding (or) to the strongest.</summary>
internal static class Grammar
{
    private const int MostLetters = 2_000;
    private const int DeepestNesting = 32;

    private static readonly Parser<Syntax> Whole =
        from blanks in Words.Blanks
        from syntax in Parse.Ref(() => Or!)
        select syntax;

    /// <exception cref="ExpressionException">It has another form.</exception>
    public static Syntax Read(string text)
    {
        if (text.Length > MostLetters)
            throw new ExpressionException(MostLetters, $"an expression has at most {MostLetters} letters");
        BoundDepth(text);
        var read = Whole(new Input(text));
        return !read.WasSuccessful ? throw Unexpected(text, read.Remainder.Position, string.Join(", ", read.Expectations.Distinct()))
            : read.Remainder.AtEnd ? read.Value
            : throw Unexpected(text, read.Remainder.Position, "an operator, \"and\", \"or\" or the end");
    }

    private static ExpressionException Unexpected(string text, int at, string expected) =>
        new(at, $"expected {expected}, found {(at < text.Length ? $"\"{text[at..Math.Min(text.Length, at + 20)]}\"" : "the end")}");

    /// <summary>The reading calls itself at each bracket, and a stack is not endless.</summary>
    private static void BoundDepth(string text)
    {
        var (depth, quote) = (0, '\0');
        for (var at = 0; at < text.Length; at++)
            if (quote != '\0' && text[at] == '\\')
                at++;
            else if (quote != '\0')
                quote = text[at] == quote ? '\0' : quote;
            else if (text[at] is '"' or '\'')
                quote = text[at];
            else if (text[at] is '(' or '[' && ++depth > DeepestNesting)
                throw new ExpressionException(at, $"brackets are nested more than {DeepestNesting} deep");
            else if (text[at] is ')' or ']')
                depth--;
    }

    private static readonly Parser<IEnumerable<Syntax>> Items =
        Parse.Ref(() => Or!).XDelimitedBy(Words.Sign(",")).XOptional().Select(items => items.GetOrElse([]));

    private static readonly Parser<Syntax> Literal =
        from at in Words.Here
        from syntax in Words.Text.Select(written => Of(ValueKind.Text, written))
            .Or(Words.Date.Select(written => Of(ValueKind.Date, written)))
            .Or(Words.Duration.Select(written => Of(ValueKind.Duration, written)))
            .Or(Words.Number.Select(written => Of(ValueKind.Number, written)))
            .Or(Words.Keyword("true", "false").Select(written => Of(ValueKind.Truth, written)))
        select syntax with { At = at };

    private static readonly Parser<Syntax> Bracket =
        from open in Words.Sign("(")
        from inner in Parse.Ref(() => Or!)
        from close in Words.Sign(")")
        select inner;

    private static readonly Parser<Syntax> List =
        from at in Words.Here
        from open in Words.Sign("[")
        from items in Items
        from close in Words.Sign("]")
        select new ListSyntax(at, [.. items]);

    private static readonly Parser<IEnumerable<Syntax>> Arguments =
        from open in Words.Sign("(")
        from arguments in Items
        from close in Words.Sign(")")
        select arguments;

    private static readonly Parser<Func<int, string, Syntax>> AfterName =
        Arguments.Select(Called)
            .XOr(Words.Member.Select(Inside))
            .XOr(Parse.Return<Func<int, string, Syntax>>((at, name) => new NameSyntax(at, name)));

    private static readonly Parser<Syntax> Name =
        from at in Words.Here
        from name in Words.Name
        from after in AfterName
        select after(at, name);

    private static readonly Parser<Syntax> Primary = Literal.XOr(Bracket).XOr(List).XOr(Name);

    private static readonly Parser<Syntax> Factor =
        (from at in Words.Here
         from minus in Words.Sign("-")
         from operand in Primary
         select (Syntax)new PrefixSyntax(at, "-", operand)).XOr(Primary);

    private static readonly Parser<Syntax> Product = Chain(Words.Sign("*", "/"), Factor);

    private static readonly Parser<Syntax> Sum = Chain(Words.Sign("+", "-"), Product);

    private static readonly Parser<Func<Syntax, Syntax>> Compared =
        from sign in Operator(Words.Sign("==", "!=", "<=", ">=", "<", ">")
            .Or(Words.Keyword("in", "contains", "starts with", "ends with", "matches")))
        from right in Sum
        select new Func<Syntax, Syntax>(left => new InfixSyntax(sign.At, sign.Operator, left, right));

    private static readonly Parser<Syntax> Comparison =
        from left in Sum
        from compared in Compared.XOptional()
        select compared.IsEmpty ? left : compared.Get()(left);

    private static readonly Parser<Syntax> Negation =
        from negations in Operator(Words.Keyword("not")).XMany()
        from comparison in Comparison
        select negations.Reverse().Aggregate(comparison, (operand, not) => new PrefixSyntax(not.At, not.Operator, operand));

    private static readonly Parser<Syntax> And = Chain(Words.Keyword("and"), Negation);

    private static readonly Parser<Syntax> Or = Chain(Words.Keyword("or"), And);

    private static LiteralSyntax Of(ValueKind kind, string written) => new(0, kind, written);

    private static Func<int, string, Syntax> Called(IEnumerable<Syntax> arguments) => (at, name) => new CallSyntax(at, name, [.. arguments]);

    private static Func<int, string, Syntax> Inside(string member) =>
        (at, name) => new NameSyntax(at, $"{name}.{Literals.Unquote(member[1..^1].Trim())}");

    private static Parser<(int At, string Operator)> Operator(Parser<string> word) =>
        from at in Words.Here
        from found in word
        select (at, found);

    private static Parser<Syntax> Chain(Parser<string> word, Parser<Syntax> operand) =>
        Parse.XChainOperator(Operator(word), operand, (sign, left, right) => (Syntax)new InfixSyntax(sign.At, sign.Operator, left, right));
}
