using SupportAddon.Core.Expressions;

namespace SupportAddon.Core.Tests.Expressions;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("title == \"Printer on fire\"")]
    [InlineData("title == 'Printer on fire'")]
    [InlineData("fields.project != \"Zeta\" and fields[\"due date\"] == '2026-10-01'")]
    [InlineData("lower(title) contains \"printer\"")]
    [InlineData("title starts with \"Print\" and title ends   with \"fire\"")]
    [InlineData("title matches \"^Print\\w+ on\\b\"")]
    [InlineData("tags contains \"urgent\" and \"urgent\" in tags")]
    [InlineData("fields.project in [\"Acme\", \"Acme Web\"]")]
    [InlineData("not (urgent and count > 3) or false")]
    [InlineData("not not urgent")]
    [InlineData("count * 2 + 1 == 7 and -count < 0 and 1 + 2 * 3 == 7 and (1 + 2) * 3 == 9")]
    [InlineData("10 - 3 - 2 == 5 and 8 / 4 / 2 == 1")]
    [InlineData("latency < 500ms and latency * 4 == 1s and 1.5h == 90m and 1d / 12h == 2")]
    [InlineData("createdAt > 2026-09-01 and createdAt <= 2026-09-30T12:00Z and createdAt - 1d < 2026-09-10")]
    [InlineData("createdAt - 2026-09-10T07:00Z == 60m")]
    [InlineData("length(title) == 15 and length(tags) == 2 and trim(\"  x \") == upper('x') or urgent")]
    [InlineData("number(fields.amount) >= 12.5 and date(fields[\"due date\"]) == 2026-10-01")]
    [InlineData("coalesce(fields.module, fields.project, \"none\") == \"Acme\"")]
    [InlineData("empty(fields.module) and not empty(title)")]
    [InlineData("title\n  contains 'on' \n and urgent")]
    [InlineData("\"a\" + 'b' == \"ab\" and replace(replace(\"01 23\", \" \", \"\"), \"01\", \"+331\") == \"+33123\" and replace(\"a\", \"\", \"b\") == \"a\"")]
    [InlineData("\"a\\\"b\" == 'a\"b' and '\\d' contains 'd'")]
    public void What_it_says_holds(string text) => Assert.True(Sample.Condition(text).Holds(Sample.Value), text);

    [Theory]
    [InlineData("fields.module == \"x\"")]
    [InlineData("fields.module == fields.nothing")]
    [InlineData("fields.module contains \"\"")]
    [InlineData("fields.module in [\"\"]")]
    [InlineData("fields.module matches \".*\"")]
    [InlineData("number(fields.project) < 1 or number(fields.project) >= 1")]
    [InlineData("nothing")]
    [InlineData("title + fields.module == title")]
    [InlineData("replace(title, fields.module, title) == title")]
    [InlineData("1 / (count - 3) == 1 or 1 / (count - 3) != 1 and false")]
    public void What_is_missing_equals_nothing_and_is_neither_more_nor_less(string text) => Assert.False(Sample.Condition(text).Holds(Sample.Value), text);

    [Fact]
    public void A_text_that_would_grow_beyond_all_bounds_is_missing()
    {
        var grown = string.Concat(Enumerable.Repeat("replace(", 9)) + "title" + string.Concat(Enumerable.Repeat(", \"r\", title)", 9));

        Assert.False(Sample.Condition($"not empty({grown.Replace("\"r\"", "\" \"", StringComparison.Ordinal).Replace(", title)", ", \"          \")", StringComparison.Ordinal)})").Holds(Sample.Value));
    }

    [Theory]
    [InlineData("titel == \"x\"", 0, "there is no \"titel\" here; there are count,")]
    [InlineData("urgent and titel == \"x\"", 11, "fields.NAME")]
    [InlineData("title == 3", 6, "does not go between a text and a number")]
    [InlineData("title < \"b\"", 6, "number() makes a number")]
    [InlineData("count + title == 1", 6, "\"+\" does not go between a number and a text")]
    [InlineData("latency * latency == 1s", 8, "does not go between")]
    [InlineData("count / 0 == 1", 8, "always zero")]
    [InlineData("count / (2 - 2) == 1", 11, "always zero")]
    [InlineData("latency / 0s == 1", 10, "always zero")]
    [InlineData("urgent and count", 11, "expected true or false, found a number")]
    [InlineData("not title", 4, "expected true or false, found a text")]
    [InlineData("count", 0, "a condition is true or false; this is a number")]
    [InlineData("title in [\"a\", 3]", 15, "expected a text as on the left of \"in\"")]
    [InlineData("title in title", 6, "on its right stands a list")]
    [InlineData("[\"a\"] == title", 0, "a list stands behind \"in\" only")]
    [InlineData("title matches \"(\"", 14, "this pattern cannot be used")]
    [InlineData("title matches \"(?=a)\"", 14, "this pattern cannot be used")]
    [InlineData("title matches fields.project", 6, "a pattern in quotes")]
    [InlineData("shout(title) == \"X\"", 0, "there are lower, upper")]
    [InlineData("lower(count) == \"X\"", 0, "lower() is of one text")]
    [InlineData("coalesce(title) == \"X\"", 0, "two or more values of one kind")]
    [InlineData("createdAt > 2026-02-30", 12, "is not a date of the calendar")]
    [InlineData("latency < 999999999d", 10, "too long a time")]
    [InlineData("title == ", 9, "found the end")]
    [InlineData("title == \"open", 9, "expected")]
    [InlineData("title = \"x\"", 6, "expected an operator")]
    [InlineData("urgent or or urgent", 10, "found \"or urgent\"")]
    [InlineData("(urgent", 7, "expected \")\"")]
    [InlineData("urgent)", 6, "expected an operator")]
    [InlineData("count == 12abc", 9, "expected")]
    [InlineData("", 0, "expected")]
    [InlineData("-title == \"x\"", 0, "only a number or a duration can be negative")]
    public void A_mistake_is_told_with_its_place_and_what_is_known(string text, int at, string word)
    {
        var wrong = Assert.Throws<ExpressionException>(() => Sample.Condition(text));

        Assert.Contains(word, wrong.Message, StringComparison.Ordinal);
        Assert.Equal(at, wrong.At);
    }

    [Fact]
    public void Length_and_depth_are_bounded_and_brackets_in_quotes_do_not_count()
    {
        Assert.Contains("at most 2000", Refused($"title == \"{new string('x', 2_000)}\"").Message, StringComparison.Ordinal);
        Assert.Contains("nested more than 32", Refused(new string('(', 33) + "urgent" + new string(')', 33)).Message, StringComparison.Ordinal);
        Assert.Contains("at most 200", Refused($"title matches \"{new string('x', 201)}\"").Message, StringComparison.Ordinal);
        Assert.False(Sample.Condition($"title == \"{new string('(', 40)}\\\"((\"").Holds(Sample.Value));
        Assert.True(Sample.Condition(new string('(', 32) + "urgent" + new string(')', 32)).Holds(Sample.Value));
    }

    [Fact]
    public void A_text_that_ends_in_a_backslash_hides_no_brackets_behind_it() =>
        Assert.Contains("nested more than 32", Refused("\"\\\\\" == title and " + new string('(', 1_000)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_longest_chain_is_read_and_answered() =>
        Assert.True(Sample.Condition(string.Join(" and ", Enumerable.Repeat("urgent", 180))).Holds(Sample.Value));

    [Fact]
    public void It_says_what_it_speaks_of() =>
        Assert.Equal(["fields.due date", "title", "urgent"], Sample.Condition("urgent and title == fields[\"due date\"] or urgent").Names);

    [Fact]
    public void What_leads_beyond_all_bounds_is_missing()
    {
        foreach (var text in new[] { "createdAt + 9999999d", "count * 999999999999999999 * 999999999999999999", "latency * 999999999999999999", "9999999d + 9999999d" })
            Assert.Null(Expression.Read(text, Sample.Vocabulary).Value(name => name == "count" ? 99_999_999_999m : Sample.Value(name)));
    }

    private static ExpressionException Refused(string text) => Assert.Throws<ExpressionException>(() => Sample.Condition(text));
}
